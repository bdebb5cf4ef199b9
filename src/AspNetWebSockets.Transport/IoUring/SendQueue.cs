using System.Buffers;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>
/// Output that a socket did not take at once: blocks, and after them at most one payload that stays where its owner has
/// it, pinned meanwhile.
/// </summary>
/// <remarks>SYNCHRONIZATION: the lock of the connection.</remarks>
internal sealed unsafe class SendQueue
{
    private OutputBlock? _first;
    private OutputBlock? _last;
    private MemoryHandle _pin;
    private byte* _payload;
    private int _payloadLength;

    /// <summary>Bytes that wait.</summary>
    public long Length { get; private set; }

    /// <summary>Puts blocks and then a payload at the end. A payload is always the last: the next flush waits for it.</summary>
    public void Append(OutputBlock? blocks, ReadOnlyMemory<byte> payload)
    {
        while (blocks is { } block)
        {
            blocks = block.Next;
            block.Next = null;
            if (TryCopy(block.Unsent))
            {
                OutputBlocks.Return(block);
            }
            else
            {
                Link(block);
            }
        }

        if (!payload.IsEmpty)
        {
            _pin = payload.Pin();
            _payload = (byte*)_pin.Pointer;
            _payloadLength = payload.Length;
            Length += payload.Length;
        }
    }

    /// <summary>Puts a copy at the end.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        if (!TryCopy(data))
        {
            OutputBlock block = OutputBlocks.Rent(data.Length);
            data.CopyTo(block.Free);
            block.Write(data.Length);
            Link(block);
        }
    }

    /// <summary>Puts a copy in front of everything else.</summary>
    public void Prepend(ReadOnlySpan<byte> data)
    {
        OutputBlock block = OutputBlocks.Rent(data.Length);
        data.CopyTo(block.Free);
        block.Write(data.Length);
        block.Next = _first;
        _first = block;
        _last ??= block;
        Length += data.Length;
    }

    /// <summary>The first piece, which stays where it is until it is consumed or cleared.</summary>
    public byte* Peek(out int length)
    {
        if (_first is not null)
        {
            length = _first.Length;
            return _first.UnsentPointer;
        }

        length = _payloadLength;
        return _payload;
    }

    /// <summary>So much of the first piece was sent.</summary>
    public void Consume(int count)
    {
        Length -= count;
        if (_first is null)
        {
            _payload += count;
            _payloadLength -= count;
            if (_payloadLength == 0)
            {
                _pin.Dispose();
            }

            return;
        }

        _first.Consume(count);
        if (_first.Length == 0)
        {
            OutputBlock sent = _first;
            _first = sent.Next;
            _last = _first is null ? null : _last;
            OutputBlocks.Return(sent);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        OutputBlocks.ReturnAll(_first);
        _first = null;
        _last = null;
        _payloadLength = 0;
        _pin.Dispose();
        Length = 0;
    }

    // A flush of two bytes must not keep a block for itself: the bound is on bytes, and a client that does not read
    // could have the server hold a thousand times as much. The kernel may be reading in front of what is written here.
    private bool TryCopy(ReadOnlySpan<byte> data)
    {
        if (_last is null || _last.Room < data.Length)
        {
            return false;
        }

        data.CopyTo(_last.Free);
        _last.Write(data.Length);
        Length += data.Length;
        return true;
    }

    private void Link(OutputBlock block)
    {
        if (_last is null)
        {
            _first = block;
        }
        else
        {
            _last.Next = block;
        }

        _last = block;
        Length += block.Length;
    }
}
