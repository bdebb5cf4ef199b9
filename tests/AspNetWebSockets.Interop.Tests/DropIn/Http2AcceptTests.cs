using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Http2;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary><c>AcceptWebSocketAsync</c> accepts an extended CONNECT of HTTP/2 as it does an Upgrade of HTTP/1.1 (RFC 8441).</summary>
public sealed class Http2AcceptTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_and_the_closing_handshake_pass(bool tls)
    {
        await using Http2Server server = await Http2Server.StartAsync();
        using HttpMessageInvoker invoker = new(
            new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = LoopbackCertificate.Trust } }
        );
        using ClientWebSocket client = new();
        client.Options.HttpVersion = HttpVersion.Version20;
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        await client
            .ConnectAsync(server.WebSocket(tls, "/accepted"), invoker, Cancelled)
            .WaitAsync(Bound.Event, Cancelled);
        byte[] buffer = new byte[100_000];
        foreach (int length in new[] { 0, 5, 100_000 })
        {
            await client.SendAsync(new byte[length].AsMemory(), WebSocketMessageType.Binary, true, Cancelled);
            int received = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await client
                    .ReceiveAsync(buffer.AsMemory(received), Cancelled)
                    .AsTask()
                    .WaitAsync(Bound.Event, Cancelled);
                received += result.Count;
            } while (!result.EndOfMessage);

            received.ShouldBe(length);
        }

        await client.CloseAsync((WebSocketCloseStatus)4001, "enough", Cancelled).WaitAsync(Bound.Event, Cancelled);
        client.CloseStatus.ShouldBe((WebSocketCloseStatus)4001);
        client.CloseStatusDescription.ShouldBe("enough");
    }
}
