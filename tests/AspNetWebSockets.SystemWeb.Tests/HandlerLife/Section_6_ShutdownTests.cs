using System.Net.WebSockets;
using System.Text;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
        LogRecord line = await host.Logs.WaitForAsync(2007);
        line.Message.ShouldContain("00:00:07");
        line.Level.ShouldBe(LogLevel.Debug, "every ended connection has its one line, event 1060");

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
        client.ShutdownSend();
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

    [Theory]
    [InlineData("mapped", false)]
    [InlineData("mapped", true)]
    [InlineData("classic with GoAwayOnShutdown", false)]
    [InlineData("classic with GoAwayOnShutdown", true)]
    public async Task A_handler_that_obeys_the_token_has_its_client_told(string kind, bool throws)
    {
        TaskCompletionSource waiting = new();
        await using SystemWebHost host = await StartPoliteAsync(
            kind,
            async context =>
            {
                TaskCompletionSource told = new();
                CancellationToken stopping = context.GetStopping();
                await using CancellationTokenRegistration mine = stopping.Register(told.SetResult);
                waiting.SetResult();
                await told.Task.Bounded();
                if (throws)
                {
                    stopping.ThrowIfCancellationRequested();
                }
            },
            drain: options => (options.ReadinessDelay, options.Reason) = (TimeSpan.FromMinutes(1), "restart")
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await waiting.Task.Bounded();
        IWebSocketDrain drain = host.Services.GetRequiredService<IWebSocketDrain>();
        drain.IsDraining.ShouldBeFalse();
        _ = drain.DrainAsync(Bound.Token());

        // In the readiness delay, in which nobody is told but by what its handler does.
        (await client.ReceiveCloseAsync()).ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        client.CloseStatusDescription.ShouldBe("restart");
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
        await new Func<WebSocketDrainProgress>(() => drain.Progress).ShouldBecomeAsync(
            new WebSocketDrainProgress(Open: 0, Told: 1, Closed: 1, Aborted: 0)
        );
        host.Logs.OfPackage.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mapped")]
    [InlineData("classic with GoAwayOnShutdown")]
    public async Task A_handshake_under_way_when_the_drain_begins_ends_with_1001(string kind)
    {
        TaskCompletionSource<WebSocketState> seen = new();
        Task drained = Task.CompletedTask;
        await using SystemWebHost host = await StartPoliteAsync(
            kind,
            async context =>
            {
                seen.SetResult(context.WebSocket.State);
                await context.WebSocket.ReceiveAsync(new ArraySegment<byte>(new byte[16]), CancellationToken.None);
            },
            before: app => DrainAtTheAnswer(app, task => drained = task)
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        client.Response.StatusCode.ShouldBe(101);
        (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull().CloseCode.ShouldBe(1001);
        (await seen.Task.Bounded()).ShouldBe(WebSocketState.CloseSent);
        drained.IsCompleted.ShouldBeFalse();
        await client.SendBytesAsync(ClientFrame.Close(1001), Bound.Token());
        client.ShutdownSend();
        await drained.Bounded();
        host.Services.GetRequiredService<IWebSocketDrain>()
            .Progress.ShouldBe(new WebSocketDrainProgress(Open: 0, Told: 1, Closed: 1, Aborted: 0));
    }

    [Fact]
    public async Task A_handshake_under_way_of_a_classic_socket_is_aborted()
    {
        TaskCompletionSource<WebSocketState> seen = new();
        Task drained = Task.CompletedTask;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            DrainAtTheAnswer(app, task => drained = task);
            app.HandleWebSocket(context =>
            {
                seen.SetResult(context.WebSocket.State);
                return Task.CompletedTask;
            });
        });

        // The reset may take the 101 along.
        Task<RawWebSocketClient> handshake = host.ConnectRawAsync("/h.ashx");
        (await seen.Task.Bounded()).ShouldBe(WebSocketState.Aborted);
        await Task.WhenAny(handshake).Bounded();
        await drained.Bounded();
        host.Services.GetRequiredService<IWebSocketDrain>()
            .Progress.ShouldBe(new WebSocketDrainProgress(Open: 0, Told: 0, Closed: 0, Aborted: 1));
    }

    /// <summary>Begins the drain while the answer is written that switches protocols: too late to refuse the request.</summary>
    private static void DrainAtTheAnswer(WebApplication app, Action<Task> begun) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    begun(app.Services.GetRequiredService<IWebSocketDrain>().DrainAsync(Bound.Token()));
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    [Theory]
    [InlineData("mapped")]
    [InlineData("classic with GoAwayOnShutdown")]
    public async Task A_handler_that_is_busy_keeps_what_came_before_the_answer_until_the_deadline(string kind)
    {
        ManualTimeProvider time = new();
        TaskCompletionSource<string> first = new();
        TaskCompletionSource goOn = new();
        TaskCompletionSource<string> second = new();
        TaskCompletionSource late = new();
        TaskCompletionSource<Exception?> ended = new();
        await using SystemWebHost host = await StartPoliteAsync(kind, WorkAsync, time);
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        await client.SendBytesAsync(ClientFrame.Text("first"), Bound.Token());
        (await first.Task.Bounded()).ShouldBe("first");
        Task stopping = host.StopAsync();
        (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull().CloseCode.ShouldBe(1001);
        await client.SendBytesAsync(
            (byte[])[.. ClientFrame.Text("second"), .. ClientFrame.Text("third"), .. ClientFrame.Close(1001)],
            Bound.Token()
        );

        // The server ends TCP when it has the answer.
        (await client.ReadToEndAsync(Bound.Token())).ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(7));
        goOn.SetResult();
        (await second.Task.Bounded()).ShouldBe("second");
        stopping.IsCompleted.ShouldBeFalse();
        IWebSocketDrain drain = host.Services.GetRequiredService<IWebSocketDrain>();
        drain.Progress.ShouldBe(new WebSocketDrainProgress(Open: 1, Told: 1, Closed: 0, Aborted: 0));

        time.Advance(TimeSpan.FromSeconds(13));
        late.SetResult();
        (await ended.Task.Bounded()).ShouldBeOfType<WebSocketException>();
        await stopping.Bounded();

        // At its end the host does not wait for handlers.
        await new Func<WebSocketDrainProgress>(() => drain.Progress).ShouldBecomeAsync(
            new WebSocketDrainProgress(Open: 0, Told: 1, Closed: 1, Aborted: 0)
        );
        host.Logs.OfPackage.ShouldBeEmpty();

        async Task WorkAsync(AspNetWebSocketContext context)
        {
            first.SetResult(await ReceiveTextAsync(context.WebSocket));
            await goOn.Task.Bounded();
            second.SetResult(await ReceiveTextAsync(context.WebSocket));
            await late.Task.Bounded();
            ended.SetResult(await Record.ExceptionAsync(() => ReceiveTextAsync(context.WebSocket)));
        }

        static async Task<string> ReceiveTextAsync(WebSocket socket)
        {
            byte[] buffer = new byte[16];
            WebSocketReceiveResult result = await socket.ReceiveAsync(
                new ArraySegment<byte>(buffer),
                CancellationToken.None
            );
            return Encoding.UTF8.GetString(buffer, 0, result.Count);
        }
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
        TimeProvider? time = null,
        Action<WebSocketDrainOptions>? drain = null,
        Action<WebApplication>? before = null
    ) =>
        SystemWebHost.StartAsync(
            app =>
            {
                before?.Invoke(app);
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
                drain?.Invoke(options.Drain);
            },
            time
        );
}
