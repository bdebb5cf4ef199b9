using System.Net.WebSockets;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Tests.HandlerLife;

/// <summary>Table 7, row 15: a handler that ends without having closed, for each kind of handler and each policy.</summary>
public sealed class Section_7_15_PoliteCloseTests
{
    public static TheoryData<string, bool?, bool, int?> Cells =>
        new()
        {
            { "classic", null, false, null },
            { "classic", null, true, null },
            { "classic", true, false, 1000 },
            { "classic", true, true, 1011 },
            { "mapped", null, false, 1000 },
            { "mapped", null, true, 1011 },
            { "mapped", false, false, null },
            { "mapped", false, true, null },
        };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task What_the_client_sees(string kind, bool? closeWhenHandlerEnds, bool fails, int? expected)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            app =>
            {
                if (string.Equals(kind, "mapped", StringComparison.Ordinal))
                {
                    app.MapWebSocket("/h.ashx", End);
                }
                else
                {
                    app.HandleWebSocket(End);
                }
            },
            options =>
            {
                options.Classic.CloseWhenHandlerEnds = closeWhenHandlerEnds ?? options.Classic.CloseWhenHandlerEnds;
                options.Mapped.CloseWhenHandlerEnds = closeWhenHandlerEnds ?? options.Mapped.CloseWhenHandlerEnds;
            }
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        WebSocketCloseStatus? seen = await client.ReceiveCloseAsync();

        ((int?)seen).ShouldBe(expected);
        client.CloseStatusDescription.ShouldBeNullOrEmpty("what went wrong is the log's to know");
        (await host.Logs.WaitForAsync(fails ? 2000 : 2001)).Level.ShouldBe(fails ? LogLevel.Error : LogLevel.Debug);

        Task End(AspNetWebSocketContext context) =>
            fails ? throw new InvalidOperationException("from the handler") : Task.CompletedTask;
    }

    [Fact]
    public async Task The_handler_counts_as_over_only_when_the_client_has_answered()
    {
        TaskCompletionSource<WebSocket> kept = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.MapWebSocket(
                "/ws",
                context =>
                {
                    kept.SetResult(context.WebSocket);
                    return Task.CompletedTask;
                }
            )
        );
        using ClientWebSocket client = await host.ConnectAsync("/ws");
        WebSocket socket = await kept.Task.Bounded();
        (await client.ReceiveCloseAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
        await new Func<WebSocketState>(() => socket.State).ShouldBecomeAsync(WebSocketState.CloseSent);

        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
        await host.StopAsync();

        Should.Throw<ObjectDisposedException>(() => socket.State);
    }

    [Fact]
    public async Task A_handler_that_answered_the_client_needs_no_second_close()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.MapWebSocket(
                "/ws",
                async context =>
                {
                    await context.WebSocket.ReceiveAsync(new ArraySegment<byte>(new byte[16]), CancellationToken.None);
                    await context.WebSocket.CloseAsync((WebSocketCloseStatus)4001, "mine", CancellationToken.None);
                }
            )
        );
        using ClientWebSocket client = await host.ConnectAsync("/ws");
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());

        client.CloseStatus.ShouldBe((WebSocketCloseStatus)4001);
        client.CloseStatusDescription.ShouldBe("mine");
    }
}
