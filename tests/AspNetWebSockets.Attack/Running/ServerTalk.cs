using System.Buffers.Binary;
using System.Text;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>What the server says on one connection: the head of its answer, then frames. Heard by one thread, asked by any.</summary>
internal sealed class ServerTalk(bool ignoresPongs)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(int Count, TaskCompletionSource Reached)> _awaited = [];
    private readonly List<byte> _unread = [];
    private readonly List<string> _frames = [];
    private readonly List<byte> _message = [];
    private int _messageOpcode;
    private bool _isCompressed;
    private HttpResponseHead? _head;
    private bool _isOver;

    /// <summary>Completes when the head of the answer is there, or nothing more will come.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Completes when a close frame is there, or nothing more will come.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Whether the server has answered the handshake with something else than 101.</summary>
    public bool IsRefused
    {
        get
        {
            lock (_gate)
            {
                return _head is not null && _head.StatusCode != 101;
            }
        }
    }

    /// <summary>Takes what came.</summary>
    public void Hear(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _unread.AddRange(bytes);
            if (_head is null)
            {
                ReadHead();
            }

            if (_head?.StatusCode == 101)
            {
                ReadFrames();
            }

            Signal();
        }
    }

    /// <summary>Nothing more will come: whoever waits may go on.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
            Signal();
        }
    }

    /// <summary>Completes when so many frames are there, or nothing more will come.</summary>
    public Task FramesAsync(int count)
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _awaited.Add((count, reached));
            Signal();
        }

        return reached.Task;
    }

    /// <summary>All that was heard.</summary>
    public Observation Observe(Ending ending)
    {
        lock (_gate)
        {
            if (_head?.StatusCode == 101 && (_unread.Count > 0 || _message.Count > 0) && ending != Ending.Open)
            {
                _frames.Add("part of a message");
            }

            bool namesVersion = string.Equals(_head?["Sec-WebSocket-Version"], "13", StringComparison.Ordinal);
            return new Observation(_head?.StatusCode, namesVersion, [.. _frames], ending);
        }
    }

    private void Signal()
    {
        if (_isOver || _head is not null)
        {
            _ = _answered.TrySetResult();
        }

        if (_isOver || IsRefusedHead || _frames is [.., var last] && last.StartsWith("close", StringComparison.Ordinal))
        {
            _ = _closed.TrySetResult();
        }

        foreach ((int count, TaskCompletionSource reached) in _awaited)
        {
            if (_isOver || IsRefusedHead || _frames.Count >= count)
            {
                _ = reached.TrySetResult();
            }
        }
    }

    private bool IsRefusedHead => _head is not null && _head.StatusCode != 101;

    private void ReadHead()
    {
        string text = Encoding.Latin1.GetString([.. _unread]);
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end >= 0)
        {
            _head = HttpResponseHead.Parse(text[..end]);
            _unread.RemoveRange(0, end + 4);
        }
    }

    private void ReadFrames()
    {
        byte[] bytes = [.. _unread];
        int position = 0;
        while (TryReadFrame(bytes.AsSpan(position), out int length))
        {
            position += length;
        }

        _unread.RemoveRange(0, position);
    }

    private bool TryReadFrame(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes.Length < 2)
        {
            return false;
        }

        int headerLength = (bytes[1] & 127) switch
        {
            126 => 4,
            127 => 10,
            _ => 2,
        };
        if (bytes.Length < headerLength)
        {
            return false;
        }

        long payloadLength = headerLength switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            10 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            _ => bytes[1] & 127,
        };
        if (bytes.Length - headerLength < payloadLength)
        {
            return false;
        }

        length = headerLength + (int)payloadLength;
        Take(bytes[0], masked: bytes[1] > 127, bytes[headerLength..length]);
        return true;
    }

    private void Take(byte first, bool masked, ReadOnlySpan<byte> payload)
    {
        int opcode = first & 15;
        bool isInflatable = _head!["Sec-WebSocket-Extensions"] is not null && opcode is 1 or 2;
        if (masked || (first & (isInflatable ? 0x30 : 0x70)) != 0)
        {
            _frames.Add($"a frame that no server may send: {first:X2}{(masked ? " masked" : "")}");
        }
        else if (opcode >= FrameOpcodes.Close)
        {
            if (opcode != FrameOpcodes.Pong || !ignoresPongs)
            {
                _frames.Add(FrameText.Of(opcode, payload));
            }
        }
        else
        {
            if (opcode != FrameOpcodes.Continuation)
            {
                _messageOpcode = opcode;
                _isCompressed = (first & 0x40) != 0;
            }

            _message.AddRange(payload);
            if ((first & 0x80) != 0)
            {
                byte[] message = [.. _message];
                _frames.Add(FrameText.Of(_messageOpcode, _isCompressed ? Deflate.Inflate(message) : message));
                _message.Clear();
            }
        }
    }
}
