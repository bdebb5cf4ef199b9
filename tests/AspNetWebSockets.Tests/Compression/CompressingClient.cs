using System.Net.WebSockets;
using AspNetWebSockets.Protocol;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>A pair with permessage-deflate agreed on, and what its client needs to speak it.</summary>
internal sealed class CompressingClient : IAsyncDisposable
{
    private readonly DeflatePool _clientPool = new(new PermessageDeflateOptions { MinCompressedMessageSize = 0 }, 0);
    private readonly MessageDeflater _deflater;
    private readonly MessageInflater _inflater;

    public CompressingClient(
        PermessageDeflateOptions? server = null,
        Action<AspNetWebSocketsOptions>? configure = null,
        int windowBits = PermessageDeflateOptions.MaxWindowBits
    )
    {
        Pool = new DeflatePool(server ?? new PermessageDeflateOptions(), capacity: 4);
        PermessageDeflateParameters agreed = new(
            Pool.Options.ServerContextTakeover,
            Pool.Options.ClientContextTakeover,
            windowBits,
            windowBits,
            Response: ""
        );
        Pair = new ConnectionPair(configure, compression: new AgreedCompression(Pool, agreed));

        // The same agreement with the sides changed.
        PermessageDeflateParameters mirrored = agreed with
        {
            ServerContextTakeover = agreed.ClientContextTakeover,
            ClientContextTakeover = agreed.ServerContextTakeover,
        };
        _deflater = new MessageDeflater(_clientPool, mirrored);
        _inflater = new MessageInflater(_clientPool, mirrored, long.MaxValue);
    }

    public ConnectionPair Pair { get; }

    public DeflatePool Pool { get; }

    public WebSocketConnection Server => Pair.Server;

    /// <summary>A compressed frame.</summary>
    public byte[] Frame(ReadOnlySpan<byte> payload, int opcode = FrameOpcodes.Binary, bool fin = true)
    {
        byte[] compressed = new byte[payload.Length + 1024];
        _deflater.Deflate(payload, compressed, fin, out int consumed, out int written).ShouldBeTrue();
        consumed.ShouldBe(payload.Length);
        return ClientFrame.Build(opcode, compressed.AsSpan(0, written), fin, Rsv1If(opcode));
    }

    /// <summary>Inflates the payload of a server's frame.</summary>
    public byte[] Inflate(ServerFrame frame)
    {
        byte[] inflated = new byte[4 * 1024 * 1024];
        InflateStatus status = _inflater.Inflate(
            frame.Payload,
            inflated,
            isText: false,
            frame.Fin,
            out _,
            out int written
        );
        status.ShouldBe(frame.Fin ? InflateStatus.EndOfMessage : InflateStatus.NeedInput);
        return inflated[..written];
    }

    /// <summary>Receives up to the end of a message.</summary>
    public async Task<byte[]> ReceiveMessageAsync(int room)
    {
        List<byte> message = [];
        byte[] buffer = new byte[room];
        ValueWebSocketReceiveResult result;
        do
        {
            result = await Server.ReceiveAsync(buffer, CancellationToken.None).InTimeAsync();
            message.AddRange(buffer.AsSpan(0, result.Count));
        } while (!result.EndOfMessage);

        return [.. message];
    }

    public async ValueTask DisposeAsync()
    {
        await Pair.DisposeAsync();
        _deflater.Dispose();
        _inflater.Dispose();
        _clientPool.Dispose();
        Pool.Dispose();
    }

    private static int Rsv1If(int opcode) => opcode == FrameOpcodes.Continuation ? 0 : 4;
}
