using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>A reader who stops costs bounded memory, and control frames find their way.</summary>
public sealed class SendBackpressureTests
{
    private const int Window = 16 * 1024;

    // A piece, its header and the window it is put on top of.
    private const int Bound = Window + (32 * 1024) + 16;

    [Fact]
    public async Task A_client_that_holds_both_directions_back_is_cut_after_KeepAliveTimeout()
    {
        await using ConnectionPair pair = new(options => options.ReceiveBufferLimit = 1024);
        _ = pair.Client.SendAsync(ClientFrame.Binary(new byte[256 * 1024]));
        Task held = pair.FillWindow();
        pair.Time.Advance(new AspNetWebSocketsOptions().KeepAliveTimeout);
        await Should.ThrowAsync<WebSocketException>(held.InTimeAsync());
        pair.Log.Entries.ShouldHaveSingleItem().Message.ShouldContain("has taken nothing");
    }

    [Fact]
    public async Task A_large_send_to_a_reader_who_stops_holds_bounded_memory()
    {
        await using ConnectionPair pair = new(window: Window);
        byte[] payload = new byte[100 * 1024 * 1024];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task send = pair.SendBinaryAsync(payload);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(256 * 1024);
        send.IsCompleted.ShouldBeFalse();
        pair.Client.Unread().ShouldBeInRange(Window, Bound);
    }

    [Fact]
    public async Task A_large_send_is_cut_into_pieces_and_arrives_whole()
    {
        await using ConnectionPair pair = new(window: Window);
        byte[] payload = new byte[3_000_001];
        new Random(5).NextBytes(payload);
        Task send = pair.SendBinaryAsync(payload);
        ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
        await send.InTimeAsync();
        frame.Payload.AsSpan().SequenceEqual(payload).ShouldBeTrue();
    }

    [Fact]
    public async Task A_send_completes_when_the_transport_took_its_last_piece()
    {
        await using ConnectionPair pair = new(window: Window);
        Task send = pair.SendBinaryAsync(new byte[Bound]);
        await pair.Client.SkipAsync(Window);
        send.IsCompleted.ShouldBeFalse();
        await pair.Client.SkipAsync(Bound - Window);
        await send.InTimeAsync();
    }

    [Fact]
    public async Task A_ping_is_answered_between_frames_but_never_inside_one()
    {
        await using ConnectionPair pair = new(window: Window);
        Task first = pair.SendBinaryAsync(new byte[500_000], endOfMessage: false);
        pair.Client.Send(ClientFrame.Ping("inside"u8));
        List<ServerFrame> frames = [(await pair.Client.ReadFrameAsync())!];
        await first.InTimeAsync();
        frames.Add((await pair.Client.ReadFrameAsync())!);
        await pair.SendBinaryAsync(new byte[10]);
        frames.Add((await pair.Client.ReadFrameAsync())!);
        frames
            .Select(frame => (frame.Opcode, frame.Payload.Length))
            .ShouldBe([(FrameOpcodes.Binary, 500_000), (FrameOpcodes.Pong, 6), (FrameOpcodes.Continuation, 10)]);
    }

    [Fact]
    public async Task A_ping_goes_before_the_send_that_waits_behind_it()
    {
        await using ConnectionPair pair = new(window: Window);
        Task held = pair.FillWindow();
        pair.Client.Send(ClientFrame.Ping("a"u8));
        ServerFrame frame;
        while ((frame = (await pair.Client.ReadFrameAsync())!).Opcode == FrameOpcodes.Binary) { }

        frame.Text.ShouldBe("a");
        await held.InTimeAsync();
    }

    [Fact]
    public async Task The_queue_of_control_frames_is_bounded_and_the_latest_ping_is_answered()
    {
        await using ConnectionPair pair = new(
            options => options.Limits.MaxControlFramesPerSecond = null,
            window: Window
        );
        Task send = pair.SendBinaryAsync(new byte[100_000]);
        byte[] body = new byte[125];
        for (int i = 0; i < 10_000; i++)
        {
            _ = BitConverter.TryWriteBytes(body, i);
            pair.Client.Send(ClientFrame.Ping(body));
        }

        (await pair.Client.ReadFrameAsync())!.Payload.Length.ShouldBe(100_000);
        await send.InTimeAsync();
        List<int> answered = [];
        do
        {
            answered.Add(BitConverter.ToInt32((await pair.Client.ReadFrameAsync())!.Payload));
        } while (answered[^1] != 9_999);

        answered.Count.ShouldBeInRange(1, ControlQueue.Limit / 127);
        answered.ShouldBeInOrder();
        pair.Client.Unread().ShouldBe(0);
    }

    [Fact]
    public async Task Pings_go_on_being_read_while_a_send_is_held_back()
    {
        await using ConnectionPair pair = new(window: Window);
        _ = pair.FillWindow();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        pair.Client.Send(ClientFrame.Ping(), ClientFrame.Text("data"));
        (await receive.InTimeAsync()).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Kestrel_a_reader_who_stops_holds_the_handler_back_and_gets_everything_later(Wire wire)
    {
        byte[] payload = new byte[32 * 1024 * 1024];
        new Random(9).NextBytes(payload);
        TaskCompletionSource<Task> sending = new();
        await using KestrelHost host = await KestrelHost.StartAsync(
            async connection =>
            {
                Task send = connection
                    .SendAsync(payload, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None)
                    .AsTask();
                sending.SetResult(send);
                await send;
                await connection.SendCloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
            },
            wire
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        Task send = await sending.Task.InTimeAsync();
        send.IsCompleted.ShouldBeFalse("32 MiB do not fit the buffers of both kernels");
        await client.SendBytesAsync(ClientFrame.Ping("p"u8), TestContext.Current.CancellationToken);
        ServerFrame frame = (await client.ReadFrameAsync(TestContext.Current.CancellationToken))!;
        frame.Payload.AsSpan().SequenceEqual(payload).ShouldBeTrue();
        (await client.ReadFrameAsync(TestContext.Current.CancellationToken))!.Text.ShouldBe("p");
    }
}
