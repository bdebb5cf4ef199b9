using System.Buffers;
using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>What has come of a message. Owns no memory before the first byte is to be received. One thread at a time.</summary>
internal sealed class PartialMessage
{
    private const int SmallestBuffer = 4096;

    private byte[] _buffer = [];

    // What was read of it in another way.
    private int _taken;
    private int _length;

    public WebSocketMessageType MessageType { get; private set; }

    public int Length => _length - _taken;

    /// <summary>Where the next bytes go; empty at first, which waits for a message without holding memory.</summary>
    public Memory<byte> Room => _buffer.AsMemory(_length);

    public void Append(ValueWebSocketReceiveResult result)
    {
        MessageType = result.MessageType;
        _length += result.Count;
    }

    /// <summary>Makes room for more when there is none.</summary>
    /// <param name="maxLength">The most that is wanted; there is always room for one byte more than that, which shows that it is exceeded.</param>
    public void MakeRoom(int maxLength)
    {
        if (_length < _buffer.Length)
        {
            return;
        }

        int wanted = (int)
            Math.Min(Math.Max(SmallestBuffer, 2L * _buffer.Length), Math.Max(maxLength + 1L, _length + 1L));
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(wanted, Array.MaxLength));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ReturnBuffer();
        _buffer = larger;
    }

    /// <summary>Moves bytes out.</summary>
    /// <returns>How many.</returns>
    public int Read(Span<byte> destination)
    {
        int count = Math.Min(Length, destination.Length);
        _buffer.AsSpan(_taken, count).CopyTo(destination);
        _taken += count;
        return count;
    }

    /// <summary>Hands the memory over. Only for a message of which nothing was read in another way.</summary>
    public WebSocketMessage ToMessage()
    {
        if (_taken > 0)
        {
            _buffer.AsSpan(_taken, Length).CopyTo(_buffer);
        }

        WebSocketMessage message = new(MessageType, _buffer, Length);
        _buffer = [];
        return message;
    }

    /// <summary>Gives the memory back.</summary>
    public void Clear()
    {
        ReturnBuffer();
        _buffer = [];
        _length = _taken = 0;
    }

    private void ReturnBuffer()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }
}
