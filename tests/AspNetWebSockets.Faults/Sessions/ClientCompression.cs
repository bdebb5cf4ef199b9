using AspNetWebSockets.Protocol;

namespace AspNetWebSockets.Faults;

/// <summary>Both ends of an agreement on permessage-deflate (RFC 7692), and what the client needs to speak it.</summary>
internal sealed class ClientCompression : IDisposable
{
    private readonly DeflatePool _client = new(new PermessageDeflateOptions { MinCompressedMessageSize = 0 }, 0);
    private readonly DeflatePool _server;
    private readonly MessageDeflater _deflater;
    private readonly MessageInflater _inflater;
    private bool _inCompressedMessage;

    public ClientCompression(bool takeover)
    {
        _server = new DeflatePool(
            new PermessageDeflateOptions { ServerContextTakeover = takeover, ClientContextTakeover = takeover },
            capacity: 4
        );
        PermessageDeflateParameters agreed = new(
            takeover,
            takeover,
            PermessageDeflateOptions.MaxWindowBits,
            PermessageDeflateOptions.MaxWindowBits,
            Response: ""
        );
        Server = new AgreedCompression(_server, agreed);
        _deflater = new MessageDeflater(_client, agreed);
        _inflater = new MessageInflater(_client, agreed, long.MaxValue);
    }

    /// <summary>The server's end.</summary>
    public AgreedCompression Server { get; }

    /// <summary>Compresses a fragment.</summary>
    public byte[] Deflate(ReadOnlySpan<byte> payload, bool fin)
    {
        byte[] compressed = new byte[payload.Length + 1024];
        return _deflater.Deflate(payload, compressed, fin, out _, out int written)
            ? compressed[..written]
            : throw new InvalidOperationException("A fragment became longer than expected.");
    }

    /// <summary>The payload of a data frame of the server.</summary>
    public byte[] Inflate(ServerFrame frame)
    {
        if (frame.Opcode != FrameOpcodes.Continuation)
        {
            _inCompressedMessage = frame.Rsv == 4;
        }

        if (!_inCompressedMessage)
        {
            return frame.Payload;
        }

        byte[] inflated = new byte[1024 * 1024];
        InflateStatus status = _inflater.Inflate(
            frame.Payload,
            inflated,
            isText: false,
            frame.Fin,
            out _,
            out int length
        );
        return status == (frame.Fin ? InflateStatus.EndOfMessage : InflateStatus.NeedInput)
            ? inflated[..length]
            : throw new InvariantViolationException($"A message of the server cannot be inflated: {status}.");
    }

    public void Dispose()
    {
        _deflater.Dispose();
        _inflater.Dispose();
        _client.Dispose();
        _server.Dispose();
    }
}
