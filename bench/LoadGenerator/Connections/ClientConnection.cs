using LoadGenerator.Linux;

namespace LoadGenerator.Connections;

/// <summary>One WebSocket client with one message in flight, just strict enough to find every wrong byte.</summary>
internal sealed class ClientConnection : IDisposable
{
    private const int LargestAnswer = 4096;

    private readonly TcpClientSocket _socket;
    private readonly EchoMessage _message;

    // The answer to the opening handshake comes in pieces at most now and then.
    private byte[]? _opening;
    private int _received;

    /// <summary>Connects and sends the opening handshake.</summary>
    public ClientConnection(OpeningRequest request, int port, int index, int messageSize)
    {
        _message = new EchoMessage(index, messageSize);
        StartedAt = TimeProvider.System.GetTimestamp();
        _socket = new TcpClientSocket(port, index);
        _socket.Send(request.Bytes);
    }

    public int Descriptor => _socket.Descriptor;

    public ConnectionPhase Phase { get; private set; }

    /// <summary>When the connection, then each message, was started; a timestamp of <see cref="TimeProvider.System"/>.</summary>
    public long StartedAt { get; private set; }

    // A masked close frame with code 1000; the key is zero, so the payload is its own mask.
    private static ReadOnlySpan<byte> CloseRequest => [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xE8];

    private static ReadOnlySpan<byte> CloseAnswer => [0x88, 0x02, 0x03, 0xE8];

    /// <summary>Sends the next message.</summary>
    public void SendMessage(long now)
    {
        _message.Advance();
        _received = 0;
        StartedAt = now;
        _socket.Send(_message.Request);
    }

    /// <summary>Begins the closing handshake; no echo may be outstanding.</summary>
    public void SendClose()
    {
        Phase = ConnectionPhase.Closing;
        _received = 0;
        _socket.Send(CloseRequest);
    }

    /// <summary>Reads once.</summary>
    /// <exception cref="LoadFailureException">The server sent something wrong or ended the connection.</exception>
    public ConnectionEvent Receive(Span<byte> buffer)
    {
        int count = _socket.Receive(buffer);
        return count < 0 ? ConnectionEvent.None
            : count == 0 ? EndOfStream()
            : Take(buffer[..count]);
    }

    public void Dispose() => _socket.Dispose();

    private ConnectionEvent Take(ReadOnlySpan<byte> bytes) =>
        Phase switch
        {
            ConnectionPhase.Opening => TakeOpening(bytes),
            ConnectionPhase.Open => Match(bytes, _message.Answer) ? ConnectionEvent.Echoed : ConnectionEvent.None,
            _ => TakeClose(bytes),
        };

    private ConnectionEvent TakeOpening(ReadOnlySpan<byte> bytes)
    {
        _opening ??= new byte[LargestAnswer];
        if (bytes.Length > LargestAnswer - _received)
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
        _received = 0;
        Phase = ConnectionPhase.Open;
        return ConnectionEvent.Opened;
    }

    private ConnectionEvent TakeClose(ReadOnlySpan<byte> bytes)
    {
        // The close frame is not the end of it: the end of TCP is, and the server's comes first.
        _ = Match(bytes, CloseAnswer);
        return ConnectionEvent.None;
    }

    private bool Match(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> expected)
    {
        if (bytes.Length > expected.Length - _received || !bytes.SequenceEqual(expected.Slice(_received, bytes.Length)))
        {
            throw new LoadFailureException(
                $"Expected {Convert.ToHexString(expected)} from byte {_received}, received {Convert.ToHexString(bytes)}."
            );
        }

        _received += bytes.Length;
        return _received == expected.Length;
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
