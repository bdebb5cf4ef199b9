using System.Net;
using System.Net.Sockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>The raw client against a scripted TCP peer: what it says came must be what came.</summary>
public sealed class RawWebSocketClientTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RawWebSocketClientTests() => _listener.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task It_shows_the_answer_the_frames_and_the_end()
    {
        Task<RawWebSocketClient> connecting = RawWebSocketClient.ConnectAsync(
            "127.0.0.1",
            Port,
            "/echo",
            [new("Origin", "http://example.com"), new("sec-websocket-version", "8"), new("Upgrade", null)],
            Token
        );
        using Socket peer = await _listener.AcceptSocketAsync(Token);
        byte[] request = new byte[1024];
        int received = await peer.ReceiveAsync(request, Token);
        string text = System.Text.Encoding.Latin1.GetString(request, 0, received);
        text.ShouldBe(
            $"GET /echo HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://example.com\r\nsec-websocket-version: 8\r\n\r\n"
        );
        await peer.SendAsync(
            "HTTP/1.1 101 Switching Protocols\r\nX-A: 1\r\nx-a:  2\r\n\r\n"u8
                .ToArray()
                .Concat<byte>([0x88, 5, 3, 0xE8, (byte)'b', (byte)'y', (byte)'e', 0xC2, 126, 0, 200])
                .ToArray(),
            Token
        );

        await using RawWebSocketClient client = await connecting;
        client.Response.StatusCode.ShouldBe(101);
        client.Response["X-A"].ShouldBe("1, 2");
        client.Response["X-B"].ShouldBeNull();
        ServerFrame close = (await client.ReadFrameAsync(Token)).ShouldNotBeNull();
        (close.Fin, close.Opcode, close.CloseCode, close.CloseReason).ShouldBe((true, 8, 1000, "bye"));
        await peer.SendAsync(new byte[200], Token);
        ServerFrame compressed = (await client.ReadFrameAsync(Token)).ShouldNotBeNull();
        (compressed.Rsv, compressed.Payload.Length).ShouldBe((4, 200));
        peer.Shutdown(SocketShutdown.Send);
        (await client.ReadFrameAsync(Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_reset_by_the_peer_throws_and_an_end_inside_a_frame_too()
    {
        (RawWebSocketClient client, Socket peer) = await PairAsync();
        await using (client)
        {
            peer.LingerState = new LingerOption(enable: true, seconds: 0);
            peer.Dispose();
            await Should.ThrowAsync<IOException>(() => client.ReadFrameAsync(Token));
        }

        (client, peer) = await PairAsync();
        await using (client)
        {
            await peer.SendAsync(new byte[] { 0x82 }, Token);
            peer.Dispose();
            await Should.ThrowAsync<EndOfStreamException>(() => client.ReadFrameAsync(Token));
        }
    }

    [Fact]
    public async Task Reset_resets_and_ShutdownSend_leaves_reading_open()
    {
        (RawWebSocketClient client, Socket peer) = await PairAsync();
        using (peer)
        {
            client.Reset();
            (
                await Should.ThrowAsync<SocketException>(async () => await peer.ReceiveAsync(new byte[1], Token))
            ).SocketErrorCode.ShouldBe(SocketError.ConnectionReset);
        }

        (client, peer) = await PairAsync();
        await using (client)
        {
            await client.SendBytesAsync("x"u8.ToArray(), Token);
            client.ShutdownSend();
            (await peer.ReceiveAsync(new byte[9], Token)).ShouldBe(1);
            (await peer.ReceiveAsync(new byte[9], Token)).ShouldBe(0);
            await peer.SendAsync("rest"u8.ToArray(), Token);
            peer.Dispose();
            (await client.ReadToEndAsync(Token)).ShouldBe("rest"u8.ToArray());
        }
    }

    private async Task<(RawWebSocketClient Client, Socket Peer)> PairAsync()
    {
        RawWebSocketClient client = await RawWebSocketClient.ConnectTcpAsync("127.0.0.1", Port, Token);
        return (client, await _listener.AcceptSocketAsync(Token));
    }
}
