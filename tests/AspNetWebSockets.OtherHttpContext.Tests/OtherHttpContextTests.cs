using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Web.WebSockets;
using AspNetWebSockets.OtherHttpContext.Tests.Adapter;
using AspNetWebSockets.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.OtherHttpContext.Tests;

/// <summary>Decision 017: the WebSocket types of 4.x work on an <see cref="HttpContext"/> that is not ours, on every transport.</summary>
public sealed class OtherHttpContextTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(null)]
    [InlineData(EventLoopTransportKind.Epoll)]
    [InlineData(EventLoopTransportKind.IoUring)]
    public async Task A_classic_handler_echoes_and_closes(EventLoopTransportKind? transport)
    {
        await using WebApplication app = await StartAsync(transport);
        using ClientWebSocket client = new();
        client.Options.AddSubProtocol("chat");
        using CancellationTokenSource bound = new(Bound, TimeProvider.System);
        await client.ConnectAsync(
            new Uri(app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal) + "/room"),
            bound.Token
        );

        await client.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, bound.Token);
        byte[] buffer = new byte[64];
        ValueWebSocketReceiveResult received = await client.ReceiveAsync(buffer.AsMemory(), bound.Token);
        Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldBe("/room hello on its context: True");
        client.SubProtocol.ShouldBe("chat");

        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", bound.Token);
        client.CloseStatusDescription.ShouldBe("bye, too");
    }

    [Fact]
    public async Task A_request_that_is_no_handshake_is_refused()
    {
        await using WebApplication app = await StartAsync(transport: null);
        using HttpClient http = new();
        using CancellationTokenSource bound = new(Bound, TimeProvider.System);

        using HttpResponseMessage response = await http.GetAsync(new Uri(app.Urls.Single()), bound.Token);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<WebApplication> StartAsync(EventLoopTransportKind? transport)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (transport is { } kind)
        {
            builder.WebHost.UseEventLoopTransport(options => options.Kind = kind);
        }

        builder.Services.AddAspNetWebSockets();
        WebApplication app = builder.Build();
        app.UsePathBase("/room");
        app.UseAspNetWebSockets();
        app.Run(core =>
        {
            try
            {
                new HttpContext(core).AcceptWebSocketRequest(
                    EchoAsync,
                    new AspNetWebSocketOptions { SubProtocol = "chat" }
                );
            }
            catch (System.Web.HttpException exception)
            {
                core.Response.StatusCode = exception.GetHttpCode();
            }

            return Task.CompletedTask;
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task EchoAsync(AspNetWebSocketContext context)
    {
        WebSocket socket = context.WebSocket;
        SynchronizationContext? own = SynchronizationContext.Current;
        byte[] buffer = new byte[64];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        string text = Encoding.UTF8.GetString(buffer, 0, received.Count);
        bool isOnItsContext = own is not null && ReferenceEquals(own, SynchronizationContext.Current);
        byte[] answer = Encoding.UTF8.GetBytes($"{context.Path} {text} on its context: {isOnItsContext}");
        await socket.SendAsync(answer, WebSocketMessageType.Text, true, CancellationToken.None);
        await socket.ReceiveAsync(buffer, CancellationToken.None);
        await socket.CloseAsync(
            WebSocketCloseStatus.NormalClosure,
            socket.CloseStatusDescription + ", too",
            CancellationToken.None
        );
    }
}
