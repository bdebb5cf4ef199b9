using System.Net.WebSockets;
using System.Text;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.Extensions.Logging;
using Microsoft.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets;

/// <summary>Section 1.5: which event comes when, where it runs, and what exceptions do.</summary>
public sealed class Section_1_5_EventTests
{
    private static readonly InvalidTimeZoneException Failure = new("from the handler");

    [Fact]
    public async Task Order_open_messages_close_dispose()
    {
        DisposableHandler handler = new()
        {
            On = (name, self) =>
            {
                if (name is "open")
                {
                    self.WebSocketContext.Path.ShouldBe("/h.ashx");
                }
            },
        };
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await client.SendTextAsync("a");
        await client.SendAsync(new byte[] { 1, 2 }, WebSocketMessageType.Binary, true, Bound.Token());
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());

        (await handler.NextAsync()).ShouldBe("open");
        (await handler.NextAsync()).ShouldBe("text:a");
        (await handler.NextAsync()).ShouldBe("bytes:0102");
        (await handler.NextAsync()).ShouldBe("close");
        (await handler.NextAsync()).ShouldBe("dispose");
        await host.StopAsync();
        handler.HasMore.ShouldBeFalse();
        handler.Error.ShouldBeNull();
        host.Logs.OfPackage.ShouldAllBe(record => record.Level < LogLevel.Information);
    }

    [Fact]
    public async Task Whole_messages_are_assembled_over_fragments_and_inside_of_characters()
    {
        RecordingHandler handler = new();
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        byte[] euro = Encoding.UTF8.GetBytes("x€y");
        foreach (byte each in euro)
        {
            await client.SendAsync(new[] { each }, WebSocketMessageType.Text, false, Bound.Token());
        }

        await client.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, Bound.Token());
        await client.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, Bound.Token());
        await client.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Binary, true, Bound.Token());
        string large = string.Concat(Enumerable.Repeat("0123456789", 20_000));
        await client.SendTextAsync(large);

        (await handler.NextAsync()).ShouldBe("open");
        (await handler.NextAsync()).ShouldBe("text:x€y");
        (await handler.NextAsync()).ShouldBe("text:");
        (await handler.NextAsync()).ShouldBe("bytes:");
        (await handler.NextAsync()).ShouldBe("text:" + large);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_replaced_where_the_socket_lets_them_through()
    {
        RecordingHandler handler = new();
        StandInSocket socket = new();
        Task run = handler.ProcessWebSocketRequestAsync(new StandInContext(socket));
        socket.Receives([(byte)'a', 0xFF]);
        socket.Receives([], WebSocketMessageType.Close);

        (await handler.NextAsync()).ShouldBe("open");
        (await handler.NextAsync()).ShouldBe("text:a\uFFFD");
        (await handler.NextAsync()).ShouldBe("close");
        await run.Bounded();
    }

    [Theory]
    [InlineData(WebSocketMessageType.Text, "OnMessage(string)")]
    [InlineData(WebSocketMessageType.Binary, "OnMessage(byte[])")]
    public async Task A_message_without_an_override_fails_the_handler(WebSocketMessageType type, string named)
    {
        HandlerWithoutOverrides handler = new();
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await client.SendAsync("x"u8.ToArray(), type, true, Bound.Token());

        (await client.ReceiveCloseAsync()).ShouldBeNull();

        (await handler.Closed.Task.Bounded()).ShouldBeOfType<NotImplementedException>().Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("open")]
    [InlineData("text:go")]
    public async Task An_exception_in_an_event_is_the_Error_and_ends_the_connection_without_a_close_frame(string where)
    {
        DisposableHandler handler = new()
        {
            On = (name, _) =>
            {
                if (string.Equals(name, where, StringComparison.Ordinal))
                {
                    throw Failure;
                }
            },
        };
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        if (where is not "open")
        {
            await client.SendTextAsync("go");
        }

        (await client.ReceiveCloseAsync()).ShouldBeNull();

        (await handler.NextAsync()).ShouldBe("open");
        if (where is not "open")
        {
            (await handler.NextAsync()).ShouldBe(where);
        }

        (await handler.NextAsync()).ShouldBe("error:" + nameof(InvalidTimeZoneException));
        (await handler.NextAsync()).ShouldBe("close");
        (await handler.NextAsync()).ShouldBe("dispose");
        handler.Error.ShouldBeSameAs(Failure);
        LogRecord record = await host.Logs.WaitForAsync(2060);
        record.Level.ShouldBe(LogLevel.Error);
        record.Exception.ShouldBeSameAs(Failure);
        record.Message.ShouldContain("/h.ashx");
        host.Logs.OfPackage.ShouldNotContain(each => each.EventId == 2000, "the handler's task has ended normally");
    }

    [Theory]
    [InlineData("close")]
    [InlineData("dispose")]
    public async Task An_exception_in_OnClose_or_Dispose_escapes_to_the_pipelines_log(string where)
    {
        DisposableHandler handler = new()
        {
            On = (name, _) =>
            {
                if (string.Equals(name, where, StringComparison.Ordinal))
                {
                    throw Failure;
                }
            },
        };
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());

        (await host.Logs.WaitForAsync(2000)).Exception.ShouldBeSameAs(Failure);

        (await handler.NextAsync()).ShouldBe("open");
        (await handler.NextAsync()).ShouldBe("close");
        (await handler.NextAsync()).ShouldBe("dispose");
    }

    [Fact]
    public async Task A_client_that_vanishes_is_an_error_and_then_a_close()
    {
        RecordingHandler handler = new();
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using (ClientWebSocket client = await host.ConnectAsync("/h.ashx"))
        {
            (await handler.NextAsync()).ShouldBe("open");
            client.Abort();
        }

        (await handler.NextAsync()).ShouldBe("error:" + nameof(WebSocketException));
        (await handler.NextAsync()).ShouldBe("close");
        (await host.Logs.WaitForAsync(2061)).Level.ShouldBe(LogLevel.Debug);
    }

    [Fact]
    public async Task Events_run_on_the_requests_context_one_at_a_time_with_the_current_http_context()
    {
        HttpContext? accepting = null;
        int inside = 0;
        List<(string, HttpContext?, SynchronizationContext?, int)> seen = [];
        TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RecordingHandler handler = new()
        {
            On = (name, _) =>
            {
                seen.Add(
                    (name, HttpContext.Current, SynchronizationContext.Current, Interlocked.Increment(ref inside))
                );
                Interlocked.Decrement(ref inside);
                if (name.StartsWith("text", StringComparison.Ordinal))
                {
                    throw Failure;
                }

                if (name is "close")
                {
                    closed.SetResult();
                }
            },
        };
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                accepting = context;
                context.AcceptWebSocketRequest(handler);
            })
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await client.SendAsync(new byte[3], WebSocketMessageType.Binary, true, Bound.Token());
        await client.SendTextAsync("go");
        await closed.Task.Bounded();

        seen.Select(each => each.Item1.Split(':')[0]).ShouldBe(["open", "bytes", "text", "error", "close"]);
        seen.ShouldAllBe(each => ReferenceEquals(each.Item2, accepting) && each.Item4 == 1);
        seen.Select(each => each.Item3).Distinct().Single().ShouldNotBeNull();
    }

    [Fact]
    public async Task HttpContextBase_accepts_as_well()
    {
        RecordingHandler handler = new() { On = (name, self) => self.Send(name) };
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context => new HttpContextWrapper(context).AcceptWebSocketRequest(handler))
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        (await client.ReceiveTextAsync()).ShouldBe("open");
    }

    [Fact]
    public async Task A_sub_protocol_goes_by_way_of_ProcessWebSocketRequestAsync()
    {
        RecordingHandler handler = new() { On = (name, self) => self.Send(name) };
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(
                handler.ProcessWebSocketRequestAsync,
                new System.Web.WebSockets.AspNetWebSocketOptions { SubProtocol = "chat" }
            )
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx", options => options.AddSubProtocol("chat"));

        (await client.ReceiveTextAsync()).ShouldBe("open");
        client.SubProtocol.ShouldBe("chat");
    }

    private sealed class HandlerWithoutOverrides : WebSocketHandler
    {
        public TaskCompletionSource<Exception?> Closed { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void OnClose() => Closed.SetResult(Error);
    }
}
