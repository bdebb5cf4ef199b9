using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets;

/// <summary>Section 1.5: Send and Close queue, in order, and nobody waits for them.</summary>
public sealed class Section_1_5_SendTests
{
    private const long DefaultLimit = 64 * 1024 * 1024;

    [Fact]
    public async Task Messages_of_many_threads_arrive_whole_and_in_the_order_of_each()
    {
        const int Threads = 4;
        const int Each = 200;
        RecordingHandler handler = new();
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        (await handler.NextAsync()).ShouldBe("open");

        Task sending = Task.WhenAll(
            Enumerable
                .Range(0, Threads)
                .Select(thread =>
                    Task.Run(() =>
                    {
                        for (int index = 0; index < Each; index++)
                        {
                            handler.Send($"{thread}:{index}");
                        }
                    })
                )
        );

        int[] next = new int[Threads];
        for (int count = 0; count < Threads * Each; count++)
        {
            string[] parts = (await client.ReceiveTextAsync()).Split(':');
            int thread = int.Parse(parts[0], CultureInfo.InvariantCulture);
            int.Parse(parts[1], CultureInfo.InvariantCulture).ShouldBe(next[thread]++);
        }

        await sending.Bounded();
    }

    [Fact]
    public void A_message_is_one_frame_that_ends_it_and_a_send_waits_for_the_one_before()
    {
        (WebSocketHandler handler, StandInSocket socket) = Open();
        TaskCompletionSource first = new();
        socket.OnSend = () => first.Task;
        byte[] bytes = [1, 2, 3];

        handler.Send("a");
        handler.Send(bytes);
        handler.Close();
        socket.Sent.Count.ShouldBe(1);
        socket.OnSend = () => Task.CompletedTask;
        first.SetResult();

        socket
            .Sent.Select(sent => sent.Type)
            .ShouldBe([WebSocketMessageType.Text, WebSocketMessageType.Binary, WebSocketMessageType.Close]);
        socket.Sent.ShouldAllBe(sent => sent.End);
        Encoding.UTF8.GetString(socket.Sent.First().Data).ShouldBe("a");
        socket.Sent.ElementAt(1).Data.Array.ShouldBeSameAs(bytes, "it is not copied");
    }

    [Fact]
    public async Task A_send_before_OnOpen_never_surfaces_and_drops_all_that_follow()
    {
        RecordingHandler handler = new() { On = (name, self) => self.Send(name) };
        handler.Send("too early");
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        await client.SendBytesAsync(ClientFrame.Close(1000), Bound.Token());

        (await handler.NextAsync()).ShouldBe("open");
        (await handler.NextAsync()).ShouldBe("close");
        handler.Error.ShouldBeNull();
        (await EndAsync(client)).ShouldBeEmpty("neither the message nor the close frame goes out");
        (await host.Logs.WaitForAsync(2066)).Level.ShouldBe(LogLevel.Warning);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_first_failed_send_drops_all_later_ones_and_the_close(bool atOnce)
    {
        (WebSocketHandler handler, StandInSocket socket) = Open();
        TaskCompletionSource failing = new();
        if (atOnce)
        {
            socket.OnSend = () => throw new InvalidOperationException("busy");
        }
        else
        {
            socket.OnSend = () => failing.Task;
        }

        handler.Send("fails");
        handler.Send("behind it");
        failing.TrySetException(new WebSocketException("gone"));
        socket.OnSend = () => Task.CompletedTask;
        handler.Send("later");
        handler.Close();

        socket.Sent.Count.ShouldBe(1);
        _ = failing.Task.Exception;
    }

    [Fact]
    public async Task Failed_and_dropped_sends_are_in_the_log()
    {
        RecordingHandler handler = new();
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        (await handler.NextAsync()).ShouldBe("open");

        using RecordedMeasurements measurements = new(host.Services.GetRequiredService<IMeterFactory>());
        handler.Close();
        (await client.ReceiveCloseAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
        handler.Send("behind the close frame");
        handler.Send("later");
        measurements.Of("send_queue.dropped").ShouldBe(["send_queue.dropped 1 drop.reason=connection_ended"]);

        (await host.Logs.WaitForAsync(2062)).Exception.ShouldBeOfType<InvalidOperationException>();
        (await host.Logs.WaitForAsync(2063)).Level.ShouldBe(LogLevel.Debug);
    }

    [Fact]
    public async Task Close_goes_behind_what_is_queued_and_messages_still_come_in()
    {
        RecordingHandler handler = new()
        {
            On = (name, self) =>
            {
                if (name is "open")
                {
                    self.Send("last words");
                    self.Close();
                }
            },
        };
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull().Opcode.ShouldBe(FrameOpcodes.Text);
        ServerFrame close = (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull();
        close.Opcode.ShouldBe(FrameOpcodes.Close);
        close.Payload.ToArray().ShouldBe([(byte)0x03, (byte)0xE8]);
        await client.SendBytesAsync(ClientFrame.Text("still here"), Bound.Token());
        (await handler.NextAsync()).ShouldBe("open");
        (await handler.NextAsync()).ShouldBe("text:still here");
        await client.SendBytesAsync(ClientFrame.Close(1000), Bound.Token());
        (await handler.NextAsync()).ShouldBe("close");
        handler.Error.ShouldBeNull();
    }

    [Fact]
    public async Task The_clients_close_is_answered_with_1000()
    {
        RecordingHandler handler = new();
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        await client.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "bye", Bound.Token());

        client.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
        client.CloseStatusDescription.ShouldBeNullOrEmpty();
        (await handler.NextAsync()).ShouldBe("open");
        (await handler.NextAsync()).ShouldBe("close");
    }

    [Fact]
    public async Task The_answer_to_the_clients_close_has_250_milliseconds_behind_what_is_queued()
    {
        ManualTimeProvider time = new();
        RecordingHandler handler = new() { On = (_, self) => self.Send(new byte[64 * 1024 * 1024]) };
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler, time: time);
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        (await handler.NextAsync()).ShouldBe("open");
        await client.SendBytesAsync(ClientFrame.Close(1000), Bound.Token());

        await time.WaitForTimerAsync(TimeSpan.FromMilliseconds(250), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromMilliseconds(249));
        handler.HasMore.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));

        (await handler.NextAsync()).ShouldBe("close");
        handler.Error.ShouldBeNull();
        (await host.Logs.WaitForAsync(2065)).Level.ShouldBe(LogLevel.Debug);
    }

    [Fact]
    public async Task A_slow_client_is_aborted_when_too_much_waits_for_it()
    {
        byte[] message = new byte[1024 * 1024];
        RecordingHandler handler = new();
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(
            () => handler,
            options => options.Classic.SendQueueLimit = 4 * message.Length
        );
        using RecordedMeasurements measurements = new(host.Services.GetRequiredService<IMeterFactory>());
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        (await handler.NextAsync()).ShouldBe("open");

        while (!handler.HasMore)
        {
            Bound.Token().ThrowIfCancellationRequested();
            handler.Send(message);
        }

        (await handler.NextAsync()).ShouldBe("error:" + nameof(WebSocketException));
        (await handler.NextAsync()).ShouldBe("close");
        LogRecord record = await host.Logs.WaitForAsync(2064);
        record.Level.ShouldBe(LogLevel.Information);
        record.Message.ShouldContain("5 messages are dropped");
        measurements.Of("send_queue.dropped")[0].ShouldBe("send_queue.dropped 5 drop.reason=abort");
        host.Logs.OfPackage.Count(each => each.EventId == 2064).ShouldBe(1);
    }

    [Fact]
    public async Task What_waits_behind_a_send_that_fails_is_dropped_and_counted()
    {
        const int waiting = 7;
        RecordingHandler handler = new();
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using RecordedMeasurements measurements = new(host.Services.GetRequiredService<IMeterFactory>());
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        (await handler.NextAsync()).ShouldBe("open");

        handler.Send(new byte[64 * 1024 * 1024]);
        for (int i = 0; i < waiting; i++)
        {
            handler.Send([1]);
        }

        client.Reset();
        LogRecord record = await host.Logs.WaitForAsync(2062);
        record.Message.ShouldContain($"{waiting} messages behind it");
        measurements.Of("send_queue.dropped").ShouldBe([$"send_queue.dropped {waiting} drop.reason=connection_ended"]);
    }

    [Fact]
    public async Task Or_what_is_too_much_is_dropped_and_the_client_stays()
    {
        const int messages = 100;
        byte[] message = new byte[1024 * 1024];
        RecordingHandler handler = new();
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(
            () => handler,
            options =>
            {
                options.Classic.SendQueueLimit = 4 * message.Length;
                options.Classic.SendQueueFullMode = SendQueueFullMode.FailSend;
            }
        );
        using RecordedMeasurements measurements = new(host.Services.GetRequiredService<IMeterFactory>());
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        (await handler.NextAsync()).ShouldBe("open");

        for (int i = 0; i < messages; i++)
        {
            handler.Send(message);
        }

        LogRecord record = await host.Logs.WaitForAsync(2069);
        record.Level.ShouldBe(LogLevel.Information);
        await client.SendBytesAsync(ClientFrame.Close(1000), Bound.Token());
        List<ServerFrame> frames = await EndAsync(client);
        frames.Count.ShouldBeInRange(2, messages, "some are dropped, and those before and the close frame are not");
        frames[^1].CloseCode.ShouldBe(1000);
        IReadOnlyList<string> dropped = measurements.Of("send_queue.dropped");
        dropped.Count.ShouldBe(messages - (frames.Count - 1));
        dropped.ShouldAllBe(line => line == "send_queue.dropped 1 drop.reason=fail_send");
        (await handler.NextAsync()).ShouldBe("close");
        host.Logs.OfPackage.Count(each => each.EventId == 2069).ShouldBe(1);
    }

    [Fact]
    public void The_bound_of_the_queue_is_64_MiB_of_what_waits()
    {
        byte[] message = new byte[(1024 * 1024) - 32];
        (WebSocketHandler handler, StandInSocket socket) = Open();
        socket.OnSend = () => new TaskCompletionSource().Task;
        handler.Send(message);
        for (long waiting = 0; waiting < DefaultLimit; waiting += message.Length + 32)
        {
            handler.Send(message);
            socket.IsAborted.ShouldBeFalse();
        }

        handler.Send("");

        socket.IsAborted.ShouldBeTrue();
        socket.Sent.Count.ShouldBe(1);
    }

    private static (WebSocketHandler Handler, StandInSocket Socket) Open()
    {
        StandInSocket socket = new();
        return (new WebSocketHandler { WebSocketContext = new StandInContext(socket) }, socket);
    }

    /// <summary>The frames until TCP ends.</summary>
    private static async Task<List<ServerFrame>> EndAsync(RawWebSocketClient client)
    {
        List<ServerFrame> frames = [];
        try
        {
            while (await client.ReadFrameAsync(Bound.Token()) is { } frame)
            {
                frames.Add(frame);
            }
        }
        catch (IOException)
        {
            // An abort may reset TCP.
        }

        return frames;
    }
}
