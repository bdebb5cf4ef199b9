using LoadGenerator.Linux;

namespace LoadGenerator.Connections;

/// <summary>One client, just strict enough to find every wrong byte.</summary>
internal sealed class ClientConnection : IDisposable
{
    private const int LongestOpening = 4096;

    private readonly ClientPlan _plan;
    private readonly int _index;
    private readonly IClientSocket _socket;
    private readonly EchoReader _reader;

    // When each message in flight was started; the oldest stands at _answered.
    private readonly long[] _started;
    private uint _queued;
    private uint _answered;
    private uint _sent;
    private int _sentOfNext;

    // The answer to the opening handshake comes in pieces at most now and then.
    private byte[]? _opening;
    private int _received;

    /// <summary>Connects and sends the opening handshake.</summary>
    public ClientConnection(ClientPlan plan, int index)
    {
        (_plan, _index) = (plan, index);
        _reader = new EchoReader(plan.Frames, index, plan.IsRaw);
        _started = new long[plan.Depth];
        OpenedAt = TimeProvider.System.GetTimestamp();
        _socket = plan.IsTls ? new TlsClientSocket(plan.Port, index) : new TcpClientSocket(plan.Port, index);
        if (plan.IsRaw)
        {
            Phase = ConnectionPhase.Open;
        }
        else
        {
            SendSmall(plan.Opening.Bytes);
        }
    }

    public int Descriptor => _socket.Descriptor;

    public ConnectionPhase Phase { get; private set; }

    /// <summary>When it was started; a timestamp of <see cref="TimeProvider.System"/>.</summary>
    public long OpenedAt { get; }

    /// <summary>Messages that have not come back whole.</summary>
    public int Outstanding => (int)(_queued - _answered);

    /// <summary>Whether the connection waits for room in its send buffer.</summary>
    public bool IsStuffed { get; private set; }

    // A masked close frame with code 1000; the key is zero, so the payload is its own mask.
    private static ReadOnlySpan<byte> CloseRequest => [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xE8];

    private static ReadOnlySpan<byte> CloseAnswer => [0x88, 0x02, 0x03, 0xE8];

    /// <summary>Adds a message to those that <see cref="Flush"/> sends.</summary>
    public void Queue(long now)
    {
        _started[_queued % (uint)_started.Length] = now;
        _queued++;
    }

    /// <summary>Takes the next of the messages that came back, and returns when it was started.</summary>
    public long TakeAnswered()
    {
        long started = _started[_answered % (uint)_started.Length];
        _answered++;
        return started;
    }

    /// <summary>Sends what is queued, as far as there is room.</summary>
    public void Flush()
    {
        while (_sent != _queued)
        {
            ReadOnlySpan<byte> requests = _plan.Frames.Requests(_index, _sent, (int)(_queued - _sent));
            int count = _socket.Send(requests[_sentOfNext..]);
            if (count == 0)
            {
                IsStuffed = true;
                return;
            }

            (int whole, _sentOfNext) = int.DivRem(_sentOfNext + count, _plan.Frames.RequestLength);
            _sent += (uint)whole;
        }

        IsStuffed = false;
    }

    /// <summary>Begins the closing handshake; no echo may be outstanding.</summary>
    public void SendClose()
    {
        Phase = ConnectionPhase.Closing;
        _received = 0;
        SendSmall(CloseRequest);
    }

    /// <summary>Reads once.</summary>
    /// <param name="buffer">What it may read into.</param>
    /// <param name="echoes">How many messages have come back whole by it.</param>
    /// <exception cref="LoadFailureException">The server sent something wrong or ended the connection.</exception>
    public ConnectionEvent Receive(Span<byte> buffer, out int echoes)
    {
        echoes = 0;
        int count = _socket.Receive(buffer);
        if (count <= 0)
        {
            return count < 0 ? ConnectionEvent.None : EndOfStream();
        }

        if (Phase == ConnectionPhase.Open)
        {
            echoes = _reader.Take(buffer[..count], Outstanding);
            return echoes > 0 ? ConnectionEvent.Echoed : ConnectionEvent.None;
        }

        return Phase == ConnectionPhase.Opening ? TakeOpening(buffer[..count]) : TakeClose(buffer[..count]);
    }

    public void Dispose() => _socket.Dispose();

    // A socket that nothing waits in has room for it.
    private void SendSmall(ReadOnlySpan<byte> bytes)
    {
        if (_socket.Send(bytes) != bytes.Length)
        {
            throw new LoadFailureException("A handshake did not fit into an empty send buffer.");
        }
    }

    private ConnectionEvent TakeOpening(ReadOnlySpan<byte> bytes)
    {
        _opening ??= new byte[LongestOpening];
        if (bytes.Length > LongestOpening - _received)
        {
            throw new LoadFailureException("The answer to the opening handshake is longer than 4,096 bytes.");
        }

        bytes.CopyTo(_opening.AsSpan(_received));
        _received += bytes.Length;
        if (!OpeningRequest.IsAnswered(_opening.AsSpan(0, _received)))
        {
            return ConnectionEvent.None;
        }

        _opening = null;
        Phase = ConnectionPhase.Open;
        return ConnectionEvent.Opened;
    }

    // The close frame is not the end of it: the end of TCP is, and the server's comes first.
    private ConnectionEvent TakeClose(ReadOnlySpan<byte> bytes)
    {
        if (
            bytes.Length > CloseAnswer.Length - _received
            || !bytes.SequenceEqual(CloseAnswer.Slice(_received, bytes.Length))
        )
        {
            throw new LoadFailureException($"The close frame was answered with {Convert.ToHexString(bytes)}.");
        }

        _received += bytes.Length;
        return ConnectionEvent.None;
    }

    private ConnectionEvent EndOfStream()
    {
        if (Phase != ConnectionPhase.Closing || _received != CloseAnswer.Length)
        {
            throw new LoadFailureException($"The server ended a connection in phase {Phase}.");
        }

        Phase = ConnectionPhase.Closed;
        Dispose();
        return ConnectionEvent.Closed;
    }
}
