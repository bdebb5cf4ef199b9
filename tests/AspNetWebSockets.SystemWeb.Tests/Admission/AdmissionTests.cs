using System.Net;
using System.Net.WebSockets;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.SystemWeb.Tests.Admission;

/// <summary>Caps on classic handlers and on <c>MapWebSocket</c>; what a place is and when it is given back is tested with the engine.</summary>
public sealed class AdmissionTests
{
    [Fact]
    public async Task A_classic_handler_over_the_cap_is_refused_with_503_and_does_not_run()
    {
        int runs = 0;
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            app =>
                app.HandleWebSocket(context =>
                {
                    Interlocked.Increment(ref runs);
                    return EchoAsync(context);
                }),
            static options => options.Admission.MaxConnectionsPerPath = 1
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await client.SendTextAsync("here");
        (await client.ReceiveTextAsync()).ShouldBe("here");
        await using RawWebSocketClient refused = await host.ConnectRawAsync("/h.ashx");
        refused.Response.StatusCode.ShouldBe(503);
        refused.Response["Retry-After"].ShouldBe("10");
        Volatile.Read(ref runs).ShouldBe(1);
    }

    [Fact]
    public async Task A_mapped_endpoint_has_a_cap_of_its_own()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(static app =>
        {
            app.MapWebSocket("/small", EchoAsync).WithMaxWebSocketConnections(1);
            app.MapWebSocket("/large", EchoAsync);
        });
        using ClientWebSocket first = await host.ConnectAsync("/small");
        await using RawWebSocketClient refused = await host.ConnectRawAsync("/small");
        refused.Response.StatusCode.ShouldBe(503);
        using ClientWebSocket other = await host.ConnectAsync("/large");
        using ClientWebSocket another = await host.ConnectAsync("/large");
    }

    [Fact]
    public async Task Streams_of_one_HTTP2_connection_count_one_by_one()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            static app => app.MapWebSocket("/echo", EchoAsync),
            static options => options.Admission.MaxConnectionsPerAddress = 2,
            listen: static listen => listen.Protocols = HttpProtocols.Http2
        );
        using HttpMessageInvoker invoker = new(new SocketsHttpHandler());
        using ClientWebSocket first = await ConnectHttp2Async(host, invoker);
        using ClientWebSocket second = await ConnectHttp2Async(host, invoker);
        using ClientWebSocket third = NewHttp2Client();
        await Should.ThrowAsync<WebSocketException>(third.ConnectAsync(UrlOf(host), invoker, Bound.Token()));
        third.HttpStatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        third.HttpResponseHeaders!["Retry-After"].ShouldBe(["10"]);

        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
        Func<int> open = () => host.Services.GetRequiredService<IWebSocketConnections>().Count;
        await open.ShouldBecomeAsync(1);
        using ClientWebSocket fourth = await ConnectHttp2Async(host, invoker);
        fourth.State.ShouldBe(WebSocketState.Open);
    }

    private static async Task<ClientWebSocket> ConnectHttp2Async(SystemWebHost host, HttpMessageInvoker invoker)
    {
        ClientWebSocket client = NewHttp2Client();
        await client.ConnectAsync(UrlOf(host), invoker, Bound.Token());
        await client.SendTextAsync("here");
        (await client.ReceiveTextAsync()).ShouldBe("here");
        return client;
    }

    private static ClientWebSocket NewHttp2Client() =>
        new()
        {
            Options =
            {
                HttpVersion = HttpVersion.Version20,
                HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact,
                CollectHttpResponseDetails = true,
            },
        };

    private static Uri UrlOf(SystemWebHost host) => new($"ws://127.0.0.1:{host.Port}/echo");

    private static async Task EchoAsync(AspNetWebSocketContext context)
    {
        byte[] buffer = new byte[1024];
        while (true)
        {
            WebSocketReceiveResult result = await context.WebSocket.ReceiveAsync(buffer, CancellationToken.None);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                await context.WebSocket.CloseOutputAsync(
                    WebSocketCloseStatus.NormalClosure,
                    "",
                    CancellationToken.None
                );
                return;
            }

            await context.WebSocket.SendAsync(
                buffer.AsMemory(0, result.Count),
                result.MessageType,
                result.EndOfMessage,
                CancellationToken.None
            );
        }
    }
}
