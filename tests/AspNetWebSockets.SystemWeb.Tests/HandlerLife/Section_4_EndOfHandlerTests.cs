using System.Net.WebSockets;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.Extensions.Logging;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.HandlerLife;

/// <summary>Table 4: the life of a classic handler with the Framework's behaviour, which is the default.</summary>
public sealed class Section_4_EndOfHandlerTests
{
    private static readonly InvalidOperationException Failure = new("from the handler");

    [Fact]
    public async Task Start_the_function_runs_once_on_its_own_context_with_the_current_http_context()
    {
        int runs = 0;
        TaskCompletionSource<(HttpContext? Current, SynchronizationContext? Synchronization)> seen = new();
        HttpContext? accepting = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                accepting = context;
                context.AcceptWebSocketRequest(_ =>
                {
                    runs++;
                    seen.TrySetResult((HttpContext.Current, SynchronizationContext.Current));
                    return Task.CompletedTask;
                });
            })
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        (HttpContext? current, SynchronizationContext? synchronization) = await seen.Task.Bounded();
        await client.ReceiveCloseAsync();
        current.ShouldBeSameAs(accepting);
        synchronization.ShouldNotBeNull();
        runs.ShouldBe(1);
    }

    public static TheoryData<string> Failures => new("throws at once", "throws later", "returns null");

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_function_is_logged_and_the_client_sees_1006(string how)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app => app.HandleWebSocket(Fail(how)));
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        (await client.ReceiveCloseAsync()).ShouldBeNull();

        LogRecord record = await host.Logs.WaitForAsync(2000);
        record.Level.ShouldBe(LogLevel.Error);
        record.Message.ShouldContain("/h.ashx");
        record.Exception.ShouldNotBeNull();
        if (how.StartsWith("throws", StringComparison.Ordinal))
        {
            record.Exception.ShouldBeSameAs(Failure);
        }
        else
        {
            record.Exception.Message.ShouldContain("returned null instead of a task");
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_process_and_other_connections_survive_a_failing_function(string how)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
                context.AcceptWebSocketRequest(context.Request.QueryString["fail"] is null ? EchoOnceAsync : Fail(how))
            )
        );
        using ClientWebSocket healthy = await host.ConnectAsync("/h.ashx");
        using ClientWebSocket failing = await host.ConnectAsync("/h.ashx?fail=1");
        (await failing.ReceiveCloseAsync()).ShouldBeNull();

        await healthy.SendTextAsync("still there");

        (await healthy.ReceiveTextAsync()).ShouldBe("still there");
    }

    [Theory]
    [InlineData(WebSocketState.Open)]
    [InlineData(WebSocketState.CloseSent)]
    [InlineData(WebSocketState.CloseReceived)]
    public async Task Returning_before_the_handshake_is_complete_aborts(WebSocketState state)
    {
        TaskCompletionSource<WebSocketState> before = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async context =>
            {
                if (state == WebSocketState.CloseSent)
                {
                    await context.WebSocket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", default);
                }
                else if (state == WebSocketState.CloseReceived)
                {
                    await context.WebSocket.ReceiveAsync(new ArraySegment<byte>(new byte[16]), default);
                }

                before.SetResult(context.WebSocket.State);
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        if (state == WebSocketState.CloseReceived)
        {
            await client.SendBytesAsync(ClientFrame.Close(1000), Bound.Token());
        }

        (await before.Task.Bounded()).ShouldBe(state);
        int closeFrames = await CloseFramesUntilEndAsync(client);
        closeFrames.ShouldBe(state == WebSocketState.CloseSent ? 1 : 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_sent_before_returning_arrives_and_tcp_ends_without_a_reset(bool clientIsClosing)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async context =>
            {
                if (clientIsClosing)
                {
                    await context.WebSocket.ReceiveCloseAsync();
                }

                await context.WebSocket.SendTextAsync("first");
                await context.WebSocket.SendTextAsync("last");
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        if (clientIsClosing)
        {
            await client.SendBytesAsync(ClientFrame.Close(1000), Bound.Token());
        }

        (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull().Text.ShouldBe("first");
        (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull().Text.ShouldBe("last");
        (await client.ReadFrameAsync(Bound.Token())).ShouldBeNull();
    }

    [Fact]
    public async Task Returning_while_open_is_logged_for_the_developer()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(_ => Task.CompletedTask)
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await client.ReceiveCloseAsync();

        LogRecord record = await host.Logs.WaitForAsync(2001);
        record.Level.ShouldBe(LogLevel.Debug);
        record.Message.ShouldContain("1006");
        host.Logs.OfPackage.ShouldAllBe(other => other.Level < LogLevel.Warning);
    }

    [Fact]
    public async Task Returning_closed_is_clean_and_silent()
    {
        TaskCompletionSource closed = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async context =>
            {
                await context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", CancellationToken.None);
                closed.SetResult();
            })
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        (await client.ReceiveCloseAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
        await closed.Task.Bounded();
        await host.StopAsync();
        host.Logs.OfPackage.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_vanished_client_fails_the_pending_receive(bool reset)
    {
        TaskCompletionSource<WebSocketException> thrown = new();
        TaskCompletionSource receiving = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async context =>
            {
                Task<WebSocketReceiveResult> receive = context.WebSocket.ReceiveAsync(
                    new ArraySegment<byte>(new byte[16]),
                    CancellationToken.None
                );
                receiving.SetResult();
                thrown.SetResult(await Should.ThrowAsync<WebSocketException>(receive));
            })
        );
        RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        await receiving.Task.Bounded();
        if (reset)
        {
            client.Reset();
        }

        await client.DisposeAsync();

        (await thrown.Task.Bounded()).WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
    }

    [Fact]
    public async Task After_the_end_the_socket_is_disposed_for_lists_that_kept_it()
    {
        TaskCompletionSource<WebSocket> kept = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(context =>
            {
                kept.SetResult(context.WebSocket);
                return Task.CompletedTask;
            })
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        WebSocket socket = await kept.Task.Bounded();
        await client.ReceiveCloseAsync();
        await host.StopAsync();

        Should.Throw<ObjectDisposedException>(() => socket.State);
        Should.Throw<ObjectDisposedException>(() =>
            socket.SendAsync(new byte[1], WebSocketMessageType.Text, true, default)
        );
    }

    [Fact]
    public async Task Async_void_work_outlives_the_handler_and_does_not_hold_it()
    {
        TaskCompletionSource<HttpContext?> seen = new();
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(_ =>
            {
                LeaveBehind();
                return Task.CompletedTask;

#pragma warning disable VSTHRD100, MA0155 // The row is about async void.
                async void LeaveBehind()
#pragma warning restore VSTHRD100, MA0155
                {
                    await go.Task;
                    seen.SetResult(HttpContext.Current);
                }
            })
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        (await client.ReceiveCloseAsync()).ShouldBeNull();
        go.SetResult();
        (await seen.Task.Bounded()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Async_void_work_that_throws_is_logged_and_ends_the_connection_but_not_the_process()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async context =>
            {
                // Not before the client is there: the abort may take a 101 along that is still on its way.
                await context.WebSocket.ReceiveAsync(new ArraySegment<byte>(new byte[16]), CancellationToken.None);
                ThrowLater();
                await context.WebSocket.ReceiveAsync(new ArraySegment<byte>(new byte[16]), CancellationToken.None);

#pragma warning disable VSTHRD100, MA0155 // The row is about async void.
                static async void ThrowLater()
#pragma warning restore VSTHRD100, MA0155
                {
                    await Task.Yield();
                    throw Failure;
                }
            })
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await client.SendTextAsync("go");

        (await client.ReceiveCloseAsync()).ShouldBeNull();

        LogRecord record = await host.Logs.WaitForAsync(2002);
        record.Level.ShouldBe(LogLevel.Error);
        record.Exception.ShouldBeSameAs(Failure);
    }

    private static Func<AspNetWebSocketContext, Task> Fail(string how) =>
        how switch
        {
            "throws at once" => _ => throw Failure,
            "throws later" => async _ =>
            {
                await Task.Yield();
                throw Failure;
            },
#pragma warning disable MA0022, VSTHRD114 // The row is about a null task.
            _ => _ => null!,
#pragma warning restore MA0022, VSTHRD114
        };

    private static async Task EchoOnceAsync(AspNetWebSocketContext context)
    {
        byte[] buffer = new byte[256];
        WebSocketReceiveResult result = await context.WebSocket.ReceiveAsync(
            new ArraySegment<byte>(buffer),
            CancellationToken.None
        );
        await context.WebSocket.SendAsync(
            new ArraySegment<byte>(buffer, 0, result.Count),
            result.MessageType,
            result.EndOfMessage,
            CancellationToken.None
        );
        await context.WebSocket.ReceiveCloseAsync();
    }

    /// <summary>Counts the close frames until TCP ends, in whatever way.</summary>
    private static async Task<int> CloseFramesUntilEndAsync(RawWebSocketClient client)
    {
        int count = 0;
        try
        {
            while (await client.ReadFrameAsync(Bound.Token()) is { } frame)
            {
                count += frame.Opcode == FrameOpcodes.Close ? 1 : 0;
            }
        }
        catch (IOException)
        {
            // An abort may reset TCP.
        }

        return count;
    }
}
