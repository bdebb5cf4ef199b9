using System.Net.WebSockets;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.SystemWeb.Tests.HandlerLife;

/// <summary>Section 6 and table 7, row 26: a stopping host.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class Section_6_ShutdownTests
{
    [Fact]
    public async Task A_classic_handler_is_aborted_and_waited_for()
    {
        TaskCompletionSource receiving = new();
        TaskCompletionSource<Exception?> ended = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async context =>
            {
                Task<WebSocketReceiveResult> receive = context.WebSocket.ReceiveAsync(
                    new ArraySegment<byte>(new byte[16]),
                    CancellationToken.None
                );
                receiving.SetResult();
                ended.SetResult(await Record.ExceptionAsync(() => receive));
            })
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await receiving.Task.Bounded();

        await host.StopAsync();

        // Not awaited: StopAsync must not have returned before the handler ended.
        ended.Task.IsCompleted.ShouldBeTrue();
        (await ended.Task.Bounded()).ShouldBeOfType<WebSocketException>();
        AspNetWebSocketContext.ConnectionCount.ShouldBe(0);
        (await client.ReceiveCloseAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("mapped")]
    [InlineData("classic with GoAwayOnShutdown")]
    public async Task A_polite_handler_is_told_with_1001(string kind)
    {
        TaskCompletionSource receiving = new();
        await using SystemWebHost host = await StartPoliteAsync(kind, ReceiveUntilCloseAsync);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await receiving.Task.Bounded();
        Task stopping = host.StopAsync();

        (await client.ReceiveCloseAsync()).ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
        await stopping.Bounded();

        host.Logs.OfPackage.ShouldBeEmpty();

        async Task ReceiveUntilCloseAsync(AspNetWebSocketContext context)
        {
            Task<WebSocketReceiveResult> receive = context.WebSocket.ReceiveAsync(
                new ArraySegment<byte>(new byte[16]),
                CancellationToken.None
            );
            receiving.SetResult();
            (await receive).MessageType.ShouldBe(WebSocketMessageType.Close);
            await new Func<WebSocketState>(() => context.WebSocket.State).ShouldBecomeAsync(WebSocketState.Closed);
        }
    }

    [Theory]
    [InlineData("mapped")]
    [InlineData("classic with GoAwayOnShutdown")]
    public async Task A_client_that_does_not_answer_is_aborted_after_the_linger_time(string kind)
    {
        ManualTimeProvider time = new();
        TaskCompletionSource receiving = new();
        TaskCompletionSource<Exception?> ended = new();
        await using SystemWebHost host = await StartPoliteAsync(kind, ReceiveAsync, time);
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        await receiving.Task.Bounded();
        Task stopping = host.StopAsync();
        (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull().Payload.ToArray().ShouldBe([0x03, 0xE9]);
        ended.Task.IsCompleted.ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(7));

        // Well before the host's own patience with its connections ends.
        Exception? failure = await ended.Task.WaitAsync(Bound.Time / 3, TestContext.Current.CancellationToken);
        failure.ShouldBeOfType<WebSocketException>();
        await stopping.Bounded();
        (await host.Logs.WaitForAsync(2007)).Message.ShouldContain("00:00:07");

        async Task ReceiveAsync(AspNetWebSocketContext context)
        {
            Task<WebSocketReceiveResult> receive = context.WebSocket.ReceiveAsync(
                new ArraySegment<byte>(new byte[16]),
                CancellationToken.None
            );
            receiving.SetResult();
            ended.SetResult(await Record.ExceptionAsync(() => receive));
        }
    }

    [Fact]
    public async Task The_close_frame_follows_the_send_that_is_pending()
    {
        const int length = 16 * 1024 * 1024;
        TaskCompletionSource<bool> sending = new();
        TaskCompletionSource<Exception?> nextSend = new();
        IWebSocketDrain? drain = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            app =>
            {
                drain = app.Services.GetRequiredService<IWebSocketDrain>();
                app.HandleWebSocket(SendAsync);
            },
            options => options.Classic.GoAwayOnShutdown = true
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        (await sending.Task.Bounded()).ShouldBeTrue();
        Task stopping = host.StopAsync();
        await new Func<int>(() => drain!.Progress.Told).ShouldBecomeAsync(1);

        (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull().Payload.Length.ShouldBe(length);
        (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull().CloseCode.ShouldBe(1001);
        await client.SendBytesAsync(ClientFrame.Close(1001), Bound.Token());
        (await nextSend.Task.Bounded()).ShouldBeOfType<InvalidOperationException>();
        await stopping.Bounded();

        async Task SendAsync(AspNetWebSocketContext context)
        {
            Task send = context.WebSocket.SendAsync(
                new ArraySegment<byte>(new byte[length]),
                WebSocketMessageType.Binary,
                endOfMessage: true,
                CancellationToken.None
            );
            sending.SetResult(!send.IsCompleted);
            await send;

            // At once, as a handler that broadcasts does.
            nextSend.SetResult(
                await Record.ExceptionAsync(() =>
                    context.WebSocket.SendAsync(
                        new ArraySegment<byte>(new byte[1]),
                        WebSocketMessageType.Binary,
                        endOfMessage: true,
                        CancellationToken.None
                    )
                )
            );
            await context.WebSocket.ReceiveAsync(new ArraySegment<byte>(new byte[16]), CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_handler_is_told_by_the_token_of_its_context()
    {
        TaskCompletionSource waiting = new();
        TaskCompletionSource told = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async context =>
            {
                await using CancellationTokenRegistration mine = context.GetStopping().Register(told.SetResult);
                waiting.SetResult();
                await told.Task.Bounded();
            })
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await waiting.Task.Bounded();
        told.Task.IsCompleted.ShouldBeFalse();
        await host.StopAsync();
        told.Task.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_handler_that_has_sent_its_own_close_frame_keeps_its_code()
    {
        TaskCompletionSource sent = new();
        await using SystemWebHost host = await StartPoliteAsync(
            "mapped",
            async context =>
            {
                await context.WebSocket.CloseOutputAsync((WebSocketCloseStatus)4000, "mine", CancellationToken.None);
                sent.SetResult();
                await context.WebSocket.ReceiveAsync(new ArraySegment<byte>(new byte[16]), CancellationToken.None);
            }
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await sent.Task.Bounded();
        Task stopping = host.StopAsync();

        (await client.ReceiveCloseAsync()).ShouldBe((WebSocketCloseStatus)4000);
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
        await stopping.Bounded();
    }

    private static Task<SystemWebHost> StartPoliteAsync(
        string kind,
        Func<AspNetWebSocketContext, Task> handler,
        TimeProvider? time = null
    ) =>
        SystemWebHost.StartAsync(
            app =>
            {
                if (string.Equals(kind, "mapped", StringComparison.Ordinal))
                {
                    app.MapWebSocket("/h.ashx", handler);
                }
                else
                {
                    app.HandleWebSocket(handler);
                }
            },
            options =>
            {
                options.Classic.GoAwayOnShutdown = true;
                options.LingerTimeout = TimeSpan.FromSeconds(7);
            },
            time
        );
}
