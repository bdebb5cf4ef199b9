namespace AspNetWebSockets.Faults;

/// <summary>
/// The client at the other end: sends what the session says at once, answers pings and the close frame behind that, and
/// ends its direction when the server has. SYNCHRONIZATION: used under the lock of the transport.
/// </summary>
internal sealed class Peer
{
    private readonly WireReader _wire;
    private readonly Action<ServerFrame> _onData;
    private bool _closes;

    /// <summary>Makes one.</summary>
    /// <param name="session">What it sends.</param>
    /// <param name="compressed">Whether the server may compress.</param>
    /// <param name="onData">Gets the data frames of the server.</param>
    public Peer(Session session, bool compressed, Action<ServerFrame> onData)
    {
        Input = [.. session.Input];
        _closes = !session.ServerCloses;
        _onData = onData;
        _wire = new WireReader(compressed, OnFrame) { PeerHasClosed = _closes };
    }

    /// <summary>All that it sends, so far.</summary>
    public List<byte> Input { get; }

    /// <summary>Whether it sends a FIN behind that.</summary>
    public bool EndsInput { get; private set; }

    /// <summary>The server's close frame.</summary>
    public ServerFrame? Close { get; private set; }

    /// <summary>How many bytes it has received.</summary>
    public int Received => _wire.Count;

    /// <summary>Bytes of the server came.</summary>
    public void OnWire(ReadOnlySpan<byte> bytes) => _wire.Take(bytes);

    /// <summary>The server has ended its direction.</summary>
    public void OnServerFin() => EndsInput = true;

    private void OnFrame(ServerFrame frame)
    {
        switch (frame.Opcode)
        {
            case FrameOpcodes.Ping when !_closes:
                Input.AddRange(ClientFrame.Pong(frame.Payload));
                break;
            case FrameOpcodes.Close:
                Close = frame;
                if (!_closes)
                {
                    _closes = true;
                    Input.AddRange(ClientFrame.Build(FrameOpcodes.Close, frame.Payload));
                }

                break;
            case < 8:
                _onData(frame);
                break;
            default:
                break;
        }
    }
}
