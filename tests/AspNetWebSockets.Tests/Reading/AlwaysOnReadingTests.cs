using System.IO.Pipelines;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Pings are answered, and a close frame or a lost connection is noticed, with no receive pending: decision 003.</summary>
public sealed class AlwaysOnReadingTests
{
    [Fact]
    public async Task A_pong_that_cannot_be_sent_takes_no_message_along()
    {
        await using ConnectionPair pair = new();
        await pair.Transport.ClientInput.CompleteAsync();
        pair.Client.Send(
            ClientFrame.Text("before"),
            ClientFrame.Ping(),
            ClientFrame.Text("after"),
            ClientFrame.Close(1000)
        );
        (await pair.ReceiveTextAsync()).ShouldBe("before");
        (await pair.ReceiveTextAsync()).ShouldBe("after");
        (await pair.ReceiveAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
    }

    [Fact]
    public async Task A_ping_is_answered_with_no_receive_pending()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Ping("one"u8));
        ServerFrame? pong = await pair.Client.ReadFrameAsync();
        pong!.Opcode.ShouldBe(FrameOpcodes.Pong);
        pong.Text.ShouldBe("one");
    }

    [Fact]
    public async Task A_ping_is_answered_behind_messages_that_nobody_has_received()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Text("unread"), ClientFrame.Ping("two"u8));
        (await pair.Client.ReadFrameAsync())!.Text.ShouldBe("two");
        (await pair.ReceiveTextAsync()).ShouldBe("unread");
    }

    [Fact]
    public async Task A_ping_between_the_fragments_of_a_message_is_answered_at_once()
    {
        await using ConnectionPair pair = new();
        Task<ValueWebSocketReceiveResult> first = pair.ReceiveAsync();
        pair.Client.Send(ClientFrame.Text("a", fin: false), ClientFrame.Ping("x"u8));
        (await first.InTimeAsync()).EndOfMessage.ShouldBeFalse();
        (await pair.Client.ReadFrameAsync())!.Text.ShouldBe("x");
    }

    [Fact]
    public async Task A_ping_is_answered_while_a_handler_blocks_its_thread_behind_a_receive()
    {
        await using ConnectionPair pair = new(scheduler: PipeScheduler.ThreadPool);
        using ManualResetEventSlim blocked = new();
        using ManualResetEventSlim release = new();
        Task handler = BlockAfterReceiveAsync(pair, blocked, release);
        pair.Client.Send(ClientFrame.Text("go"));
        blocked.WaitInTime();
        pair.Client.Send(ClientFrame.Ping("alive?"u8));
        (await pair.Client.ReadFrameAsync())!.Text.ShouldBe("alive?");
        release.Set();
        await handler.InTimeAsync();
    }

    [Fact]
    public async Task A_ping_is_answered_while_a_handler_blocks_its_thread_behind_a_send()
    {
        await using ConnectionPair pair = new(scheduler: PipeScheduler.ThreadPool);
        using ManualResetEventSlim blocked = new();
        using ManualResetEventSlim release = new();
        Task held = pair.FillWindow();
        pair.Client.Send(ClientFrame.Ping("first"u8));
        Task handler = BlockAfterAsync(held, blocked, release);
        Task<IReadOnlyList<ServerFrame>> pongs = ReadPongsAsync(pair, 2);
        blocked.WaitInTime();
        pair.Client.Send(ClientFrame.Ping("second"u8));
        (await pongs.InTimeAsync()).Select(pong => pong.Text).ShouldBe(["first", "second"]);
        release.Set();
        await handler.InTimeAsync();
    }

    [Fact]
    public async Task A_close_frame_is_noticed_with_no_receive_pending()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Close(1000, "bye"));
        await pair.SendCloseAsync();
        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1000);
        (await pair.Client.ReadFrameAsync()).ShouldBeNull("both close frames have passed, so FIN is due");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_connection_is_noticed_with_no_receive_pending(bool reset)
    {
        await using ConnectionPair pair = new();
        pair.Server.IsPeerConnected.ShouldBeTrue();
        if (reset)
        {
            pair.Client.Reset();
        }
        else
        {
            pair.Client.Shutdown();
        }

        pair.Server.IsPeerConnected.ShouldBeFalse();
        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(pair.ReceiveAsync());
        exception.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
    }

    [Fact]
    public async Task A_lost_connection_fails_the_pending_receive()
    {
        await using ConnectionPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        pair.Client.Reset();
        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync());
        exception.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
        exception.InnerException.ShouldBeOfType<IOException>("the transport's word is the cause");
    }

    [Fact]
    public async Task What_came_before_the_connection_was_lost_is_still_received()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Text("one"), ClientFrame.Text("two"));
        pair.Client.Shutdown();
        (await pair.ReceiveTextAsync()).ShouldBe("one");
        (await pair.ReceiveTextAsync()).ShouldBe("two");
        await Should.ThrowAsync<WebSocketException>(pair.ReceiveAsync());
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Kestrel_pings_are_answered_and_the_lost_client_is_noticed_by_a_handler_that_never_receives(
        Wire wire
    )
    {
        ReadWatch watch = new();
        TaskCompletionSource<WebSocketConnection> running = new();
        TaskCompletionSource release = new();
        await using KestrelHost host = await KestrelHost.StartAsync(
            connection =>
            {
                running.SetResult(connection);
                return release.Task;
            },
            wire,
            watch: watch
        );
        RawWebSocketClient client = await host.ConnectAsync();
        WebSocketConnection server = await running.Task.InTimeAsync();
        await client.SendBytesAsync(ClientFrame.Ping("hello"u8), TestContext.Current.CancellationToken);
        (await client.ReadFrameAsync(TestContext.Current.CancellationToken))!.Text.ShouldBe("hello");
        server.IsPeerConnected.ShouldBeTrue();
        client.Reset();
        await watch.UntilAsync(() => !server.IsPeerConnected).InTimeAsync();
        release.SetResult();
    }

    private static async Task BlockAfterReceiveAsync(
        ConnectionPair pair,
        ManualResetEventSlim blocked,
        ManualResetEventSlim release
    )
    {
        // Not on the test's context: the continuation has to run inline.
        await pair.Server.ReceiveAsync(new byte[16], CancellationToken.None).ConfigureAwait(false);
        blocked.Set();
        release.WaitInTime();
    }

    private static async Task BlockAfterAsync(Task send, ManualResetEventSlim blocked, ManualResetEventSlim release)
    {
        await send.ConfigureAwait(false);
        blocked.Set();
        release.WaitInTime();
    }

    private static async Task<IReadOnlyList<ServerFrame>> ReadPongsAsync(ConnectionPair pair, int count)
    {
        List<ServerFrame> pongs = [];
        while (pongs.Count < count)
        {
            ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
            if (frame.Opcode == FrameOpcodes.Pong)
            {
                pongs.Add(frame);
            }
        }

        return pongs;
    }
}
