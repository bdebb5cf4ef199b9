namespace LoadGenerator.Linux;

/// <summary>TLS over loopback to 127.0.0.1, whatever the server's certificate.</summary>
internal sealed class TlsClientSocket : IClientSocket
{
    private static readonly nint Context = CreateContext();

    private readonly TcpClientSocket _tcp;
    private nint _session;

    /// <summary>Connects and waits for the TLS handshake.</summary>
    public TlsClientSocket(int port, int index)
    {
        _tcp = new TcpClientSocket(port, index);
        _session = OpenSsl.New(Context);
        Require(OpenSsl.SetDescriptor(_session, _tcp.Descriptor), "SSL_set_fd");
        Require(OpenSsl.Connect(_session), "SSL_connect");
        _tcp.StopWaiting();
    }

    public int Descriptor => _tcp.Descriptor;

    public int Send(ReadOnlySpan<byte> bytes)
    {
        int count = OpenSsl.Write(_session, bytes, bytes.Length);
        return count > 0 ? count
            : OpenSsl.Error(_session, count) is OpenSsl.WantWrite or OpenSsl.WantRead ? 0
            : throw OpenSsl.Failure("SSL_write");
    }

    // One call returns one record at most, and what OpenSSL holds back epoll does not see.
    public int Receive(Span<byte> buffer)
    {
        int received = 0;
        do
        {
            int count = OpenSsl.Read(_session, buffer[received..], buffer.Length - received);
            if (count <= 0)
            {
                return received > 0 ? received : NothingRead(count);
            }

            received += count;
        } while (received < buffer.Length && OpenSsl.HasPending(_session) != 0);
        return received;
    }

    public void Dispose()
    {
        if (_session != 0)
        {
            OpenSsl.Free(_session);
            _session = 0;
        }

        _tcp.Dispose();
    }

    private int NothingRead(int result) =>
        OpenSsl.Error(_session, result) switch
        {
            OpenSsl.WantRead or OpenSsl.WantWrite => -1,
            OpenSsl.ZeroReturn => 0,
            _ => throw OpenSsl.Failure("SSL_read"),
        };

    private static nint CreateContext()
    {
        nint context = OpenSsl.NewContext(OpenSsl.ClientMethod());
        _ = OpenSsl.ControlContext(context, OpenSsl.ControlMode, OpenSsl.PartialWriteAndMovingBuffer, 0);
        // One system call a record, not one for its header and one for its rest.
        _ = OpenSsl.ControlContext(context, OpenSsl.ControlReadAhead, 1, 0);
        // After the WebSocket's closing handshake servers end TCP without ending TLS; whoever reads knows when that is wrong.
        _ = OpenSsl.SetOptions(context, OpenSsl.IgnoreUnexpectedEnd);
        return context;
    }

    private static void Require(int result, string call)
    {
        if (result != 1)
        {
            throw OpenSsl.Failure(call);
        }
    }
}
