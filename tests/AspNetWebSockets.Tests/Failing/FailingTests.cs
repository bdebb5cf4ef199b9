using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>
/// A close frame is never lost to a reset: a server that fails a connection (RFC 6455 section 7.1.7) sends its close
/// frame and discards what still arrives, within a bound in bytes and time (decision 004), and what was asked before
/// the broken rule is answered first (decision 005).
/// </summary>
public sealed class FailingTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LingerTimeout = TimeSpan.FromSeconds(5);

    private static readonly byte[] BadFrame = ClientFrame.Build(FrameOpcodes.Text, "bad"u8, masked: false);

    public static TheoryData<string> Rules => BrokenRules.Names;

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_broken_rule_gets_its_close_code_fails_the_receive_and_is_named_in_the_log(string rule)
    {
        (byte[] bytes, int code, string section) = BrokenRules.Of(rule);
        await using ConnectionPair pair = new(Configure);
        Task receiving = ReceiveForEverAsync(pair);
        pair.Client.Send(bytes);
        ServerFrame close = (await pair.Client.ReadFrameAsync())!;
        (close.Opcode, close.CloseCode).ShouldBe((FrameOpcodes.Close, code));
        (await pair.Client.ReadFrameAsync()).ShouldBeNull();
        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(receiving.InTimeAsync());
        exception.WebSocketErrorCode.ShouldBe(WebSocketError.Faulted);
        exception.Message.ShouldContain($"section {section}");
        exception.Message.ShouldContain(close.CloseReason!);
        pair.Server.IsAborted.ShouldBeTrue();
        LogRecord entry = pair.Log.Entries.ShouldHaveSingleItem();
        entry.EventId.ShouldBe(1000);
        entry.Message.ShouldContain(close.CloseReason!);
        entry.Message.ShouldContain($"section {section}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Text_that_is_not_UTF8_never_reaches_the_application(int room)
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Build(FrameOpcodes.Text, [0xFF, 0xFF, 0xFF]));
        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(pair.ReceiveAsync(room));
        exception.WebSocketErrorCode.ShouldBe(WebSocketError.Faulted);
    }

    [Fact]
    public async Task The_answer_to_the_message_before_the_bad_frame_arrives_first()
    {
        await using ConnectionPair pair = new();
        Task<string> receive = pair.ReceiveTextAsync();
        pair.Client.Send([.. ClientFrame.Text("good"), .. BadFrame]);
        string text = await receive;
        await pair.SendTextAsync("echo of " + text);
        await Should.ThrowAsync<WebSocketException>(pair.ReceiveAsync());
        (await pair.Client.ReadFrameAsync())!.Text.ShouldBe("echo of good");
        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1002);
    }

    [Fact]
    public async Task An_application_that_does_not_come_back_has_a_second()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send([.. ClientFrame.Text("good"), .. BadFrame]);
        _ = await pair.ReceiveTextAsync();
        pair.Time.Advance(Grace - Moment);
        pair.Server.IsAborted.ShouldBeFalse();
        pair.Client.Unread().ShouldBe(0);
        pair.Time.Advance(Moment);
        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1002);
        await Should.ThrowAsync<WebSocketException>(() => pair.SendTextAsync("too late"));
    }

    [Fact]
    public async Task The_second_is_the_same_however_much_follows_the_bad_frame()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(BadFrame);
        for (int i = 0; i < 9; i++)
        {
            pair.Time.Advance(Grace / 10);
            pair.Client.Send(ClientFrame.Binary(new byte[2000]));
        }

        pair.Client.Unread().ShouldBe(0);
        pair.Time.Advance(Grace / 10);
        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1002);
    }

    [Fact]
    public async Task A_handler_that_ends_does_not_wait_for_the_second()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(BadFrame);
        Task disposed = pair.Server.DisposeAsync().AsTask();
        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1002);
        pair.Client.Shutdown();
        await disposed.InTimeAsync();
        pair.Transport.Aborts.ShouldBe(0);
    }

    [Fact]
    public async Task A_half_closing_transport_sends_FIN_at_once_and_waits_for_the_clients()
    {
        await using ConnectionPair pair = new();
        Task receiving = ReceiveForEverAsync(pair);
        pair.Client.Send(BadFrame);
        (await pair.Client.ReadToEndAsync()).ShouldHaveSingleItem().CloseCode.ShouldBe(1002);
        pair.Time.Advance(LingerTimeout - Moment);
        pair.Transport.Aborts.ShouldBe(0, "a client on a slow network may not have got the close frame yet");
        pair.Client.Shutdown();
        pair.Time.Advance(TimeSpan.FromHours(1));
        pair.Transport.Aborts.ShouldBe(0);
        await Should.ThrowAsync<WebSocketException>(receiving.InTimeAsync());
    }

    [Theory]
    [InlineData(TransportEnding.Close)]
    [InlineData(TransportEnding.None)]
    public async Task A_transport_that_cannot_half_close_goes_on_reading_until_the_client_is_quiet(
        TransportEnding ending
    )
    {
        await using ConnectionPair pair = new(completion: (OutputCompletion)ending);
        Task receiving = ReceiveForEverAsync(pair);
        pair.Client.Send(BadFrame);
        await Should.ThrowAsync<WebSocketException>(receiving.InTimeAsync());
        Task disposed = pair.Server.DisposeAsync().AsTask();
        for (int i = 0; i < 5; i++)
        {
            pair.Time.Advance(Quiet - Moment);
            pair.Client.Send(new byte[1000]);
            disposed.IsCompleted.ShouldBeFalse();
        }

        pair.Time.Advance(Quiet);
        await disposed.InTimeAsync();
        pair.Transport.EndOfRequest();
        (await pair.Client.ReadToEndAsync()).ShouldHaveSingleItem().CloseCode.ShouldBe(1002);
        pair.Transport.Aborts.ShouldBe(0, "a reset could take the close frame along");
    }

    [Theory]
    [InlineData(TransportEnding.HalfClose)]
    [InlineData(TransportEnding.Close)]
    [InlineData(TransportEnding.None)]
    public async Task A_client_that_never_stops_is_read_for_LingerTimeout(TransportEnding ending)
    {
        await using ConnectionPair pair = new(completion: (OutputCompletion)ending);
        pair.Client.Send(BadFrame);
        Task disposed = pair.Server.DisposeAsync().AsTask();
        TimeSpan step = Quiet / 2;
        for (TimeSpan time = step; time < LingerTimeout; time += step)
        {
            pair.Time.Advance(step);
            pair.Client.Send(new byte[10]);
            disposed.IsCompleted.ShouldBeFalse();
        }

        pair.Time.Advance(step);
        await disposed.InTimeAsync();
    }

    [Theory]
    [InlineData(TransportEnding.HalfClose)]
    [InlineData(TransportEnding.Close)]
    [InlineData(TransportEnding.None)]
    public async Task A_client_that_sends_more_than_LingerByteLimit_is_not_read_to_its_end(TransportEnding ending)
    {
        await using ConnectionPair pair = new(options => options.LingerByteLimit = 50_000, (OutputCompletion)ending);
        pair.Client.Send(BadFrame);
        Task disposed = pair.Server.DisposeAsync().AsTask();
        await pair.Client.SendAsync(new byte[49_000]).InTimeAsync();
        disposed.IsCompleted.ShouldBeFalse();
        await pair.Client.SendAsync(new byte[1_001]).InTimeAsync();
        if (ending == TransportEnding.HalfClose)
        {
            disposed.IsCompleted.ShouldBeFalse("FIN has been sent, and the client still has LingerTimeout");
            pair.Time.Advance(LingerTimeout);
        }

        await disposed.InTimeAsync();
    }

    [Fact]
    public async Task Abort_after_the_failure_does_not_take_the_close_frame_along()
    {
        await using ConnectionPair pair = new(completion: OutputCompletion.Close);
        Task receiving = ReceiveForEverAsync(pair);
        pair.Client.Send(BadFrame);
        await Should.ThrowAsync<WebSocketException>(receiving.InTimeAsync());
        pair.Server.Abort();
        pair.Transport.Aborts.ShouldBe(0);
        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1002);
    }

    [Fact]
    public async Task Abort_after_the_failure_cuts_a_send_that_is_stuck_inside_a_frame()
    {
        await using ConnectionPair pair = new();
        Task send = pair.SendBinaryAsync(new byte[1_000_000]);
        Task receiving = ReceiveForEverAsync(pair);
        pair.Client.Send(BadFrame);
        await Should.ThrowAsync<WebSocketException>(receiving.InTimeAsync());
        send.IsCompleted.ShouldBeFalse();
        pair.Server.Abort();
        await Should.ThrowAsync<WebSocketException>(send.InTimeAsync());
        pair.Transport.Aborts.ShouldBe(1);
    }

    [Fact]
    public async Task The_close_frame_follows_the_frame_that_is_half_sent()
    {
        await using ConnectionPair pair = new();
        Task send = pair.SendBinaryAsync(new byte[100_000]);
        Task receiving = ReceiveForEverAsync(pair);
        pair.Client.Send(BadFrame);
        await Should.ThrowAsync<WebSocketException>(receiving.InTimeAsync());
        (await pair.Client.ReadToEndAsync())
            .Select(frame => (frame.Opcode, frame.Payload.Length >= 100_000))
            .ShouldBe([(FrameOpcodes.Binary, true), (FrameOpcodes.Close, false)]);
        await send.InTimeAsync();
    }

    [Fact]
    public async Task A_message_in_line_when_the_connection_fails_fails_at_once_and_never_follows_the_close_frame()
    {
        await using ConnectionPair pair = new();
        pair.StallWithPongs();
        Task send = pair.SendTextAsync("in line");
        Task receiving = ReceiveForEverAsync(pair);
        pair.Client.Send(BadFrame);
        await Should.ThrowAsync<WebSocketException>(receiving.InTimeAsync());
        await Should.ThrowAsync<WebSocketException>(send.InTimeAsync());
        IReadOnlyList<ServerFrame> frames = await pair.Client.ReadToEndAsync();
        frames.ShouldNotContain(frame => frame.Opcode == FrameOpcodes.Text);
        frames[^1].CloseCode.ShouldBe(1002);
    }

    [Fact]
    public async Task A_close_frame_in_line_when_the_connection_fails_still_goes_out()
    {
        await using ConnectionPair pair = new();
        pair.StallWithPongs();
        Task close = pair.SendCloseAsync(WebSocketCloseStatus.NormalClosure, "promised");
        Task receiving = ReceiveForEverAsync(pair);
        pair.Client.Send(BadFrame);
        await Should.ThrowAsync<WebSocketException>(receiving.InTimeAsync());
        await Should.ThrowAsync<WebSocketException>(close.InTimeAsync());
        IReadOnlyList<ServerFrame> frames = await pair.Client.ReadToEndAsync();
        frames.Count(frame => frame.Opcode == FrameOpcodes.Close).ShouldBe(1);
        frames[^1].CloseReason.ShouldBe("promised");
    }

    [Fact]
    public async Task After_our_close_frame_a_broken_rule_gets_no_second_one()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync();
        pair.Client.Send(BadFrame);
        await Should.ThrowAsync<WebSocketException>(pair.ReceiveAsync());
        (await pair.Client.ReadToEndAsync()).ShouldHaveSingleItem().CloseCode.ShouldBe(1000);
    }

    [Fact]
    public async Task Nothing_is_answered_any_more_after_the_failure()
    {
        await using ConnectionPair pair = new(completion: OutputCompletion.Close);
        Task receiving = ReceiveForEverAsync(pair);
        pair.Client.Send(BadFrame, ClientFrame.Ping(), ClientFrame.Close(1000));
        await Should.ThrowAsync<WebSocketException>(receiving.InTimeAsync());
        pair.Time.Advance(Quiet);
        (await pair.Client.ReadToEndAsync()).ShouldHaveSingleItem().CloseCode.ShouldBe(1002);
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Kestrel_the_close_frame_arrives_although_the_client_keeps_sending(Wire wire)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await using KestrelHost host = await KestrelHost.StartAsync(Handlers.EchoAsync, wire);
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(BadFrame, token);
        for (int i = 0; i < 64; i++)
        {
            await client.SendBytesAsync(ClientFrame.Binary(new byte[16 * 1024]), token);
        }

        (await client.ReadFrameAsync(token))!.CloseCode.ShouldBe(1002);
        (await client.ReadFrameAsync(token)).ShouldBeNull("FIN, not a reset");
        (await host.Log.EntryAsync(1060).InTimeAsync()).Message.ShouldContain(" RFC 6455 section 5.");
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Kestrel_a_broken_rule_ends_TCP_although_the_handler_is_busy(Wire wire)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        TaskCompletionSource release = new();
        await using KestrelHost host = await KestrelHost.StartAsync(
            _ => release.Task,
            wire,
            options => options.LingerTimeout = TimeSpan.FromSeconds(1)
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(BadFrame, token);
        (await client.ReadFrameAsync(token))!.CloseCode.ShouldBe(1002);
        if (wire == Wire.Pipe)
        {
            (await client.ReadFrameAsync(token)).ShouldBeNull();
        }
        else
        {
            // Behind a stream nothing but a cut ends TCP before the request ends.
            await Should.ThrowAsync<IOException>(client.ReadFrameAsync(token));
        }

        release.SetResult();
    }

    private static void Configure(AspNetWebSocketsOptions options) =>
        options.MaxMessageSize = BrokenRules.MaxMessageSize;

    private static async Task ReceiveForEverAsync(ConnectionPair pair)
    {
        while (true)
        {
            _ = await pair.ReceiveAsync();
        }
    }
}
