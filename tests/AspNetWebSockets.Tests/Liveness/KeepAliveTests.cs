using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>A silent client is pinged, and aborted when it stays silent: RFC 6455 sections 5.5.2 and 5.5.3, decision 006.</summary>
public sealed class KeepAliveTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_silent_client_is_pinged_after_the_interval_and_not_before()
    {
        await using ConnectionPair pair = new(Configure);
        pair.Time.Advance(Interval - Moment);
        pair.Client.Unread().ShouldBe(0);
        pair.Time.Advance(Moment);
        (await pair.Client.ReadFrameAsync())!.Opcode.ShouldBe(FrameOpcodes.Ping);
    }

    [Fact]
    public async Task The_pong_tells_the_round_trip_time()
    {
        await using ConnectionPair pair = new(Configure);
        pair.Server.RoundTripTime.ShouldBeNull();
        pair.Time.Advance(Interval);
        ServerFrame ping = (await pair.Client.ReadFrameAsync())!;
        pair.Time.Advance(TimeSpan.FromMilliseconds(45));
        pair.Client.Send(ClientFrame.Pong(ping.Payload));
        pair.Server.RoundTripTime.ShouldBe(TimeSpan.FromMilliseconds(45));
    }

    [Fact]
    public async Task A_client_that_answers_is_pinged_again_after_the_next_interval()
    {
        await using ConnectionPair pair = new(Configure);
        for (int i = 0; i < 10; i++)
        {
            pair.Time.Advance(Interval);
            ServerFrame ping = (await pair.Client.ReadFrameAsync())!;
            pair.Time.Advance(Timeout - Moment);
            pair.Client.Send(ClientFrame.Pong(ping.Payload));
        }

        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_stays_silent_is_cut_and_the_pending_receive_fails(bool receiving)
    {
        await using ConnectionPair pair = new(Configure);
        Task<ValueWebSocketReceiveResult>? receive = receiving ? pair.ReceiveAsync() : null;
        pair.Time.Advance(Interval + Timeout - Moment);
        pair.Server.IsAborted.ShouldBeFalse();
        pair.Time.Advance(Moment);
        pair.Server.IsAborted.ShouldBeTrue();
        pair.Server.IsPeerConnected.ShouldBeFalse();
        pair.Transport.Aborts.ShouldBe(1);
        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(receive ?? pair.ReceiveAsync());
        exception.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
        exception.Message.ShouldContain("KeepAliveTimeout");
        pair.Log.Entries.ShouldHaveSingleItem().Message.ShouldContain("silent for 10 s");
    }

    [Fact]
    public async Task Any_byte_counts_as_life()
    {
        await using ConnectionPair pair = new(Configure);
        foreach (byte part in ClientFrame.Text("slow"))
        {
            pair.Time.Advance(Interval + Timeout - Moment);
            pair.Client.Send([part]);
        }

        pair.Server.IsAborted.ShouldBeFalse();
        (await pair.ReceiveTextAsync()).ShouldBe("slow");
    }

    [Fact]
    public async Task It_is_off_when_the_interval_is_infinite()
    {
        await using ConnectionPair pair = new(options =>
            options.KeepAliveInterval = System.Threading.Timeout.InfiniteTimeSpan
        );
        pair.Time.Advance(TimeSpan.FromDays(100));
        pair.Client.Unread().ShouldBe(0);
        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Fact]
    public async Task With_an_infinite_timeout_it_pings_for_ever_and_declares_nobody_dead()
    {
        await using ConnectionPair pair = new(options =>
        {
            options.KeepAliveInterval = Interval;
            options.KeepAliveTimeout = System.Threading.Timeout.InfiniteTimeSpan;
        });
        for (int i = 0; i < 100; i++)
        {
            pair.Time.Advance(Interval);
            (await pair.Client.ReadFrameAsync())!.Opcode.ShouldBe(FrameOpcodes.Ping);
        }

        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_pinged_once_the_clients_close_frame_has_come()
    {
        await using ConnectionPair pair = new(Configure);
        pair.Client.Send(ClientFrame.Close(1000));
        pair.Time.Advance(TimeSpan.FromHours(1));
        pair.Client.Unread().ShouldBe(0);
        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_client_that_dies_after_our_close_frame_is_found()
    {
        await using ConnectionPair pair = new(Configure);
        await pair.SendCloseAsync();
        _ = await pair.Client.ReadFrameAsync();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        pair.Time.Advance(Interval);
        (await pair.Client.ReadFrameAsync())!.Opcode.ShouldBe(FrameOpcodes.Ping);
        pair.Time.Advance(Timeout);
        await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync());
    }

    [Fact]
    public async Task A_client_that_reads_a_large_message_slowly_is_not_declared_dead()
    {
        await using ConnectionPair pair = new(Configure);
        Task send = pair.SendBinaryAsync(new byte[1_000_000]);
        for (int left = 1_000_010; left > 0; left -= 32 * 1024)
        {
            pair.Time.Advance(Interval + Timeout - Moment);
            pair.Server.IsAborted.ShouldBeFalse("it takes in what is sent, and cannot answer the ping behind it");
            await pair.Client.SkipAsync(Math.Min(left, 32 * 1024));
        }

        await send.InTimeAsync();
    }

    [Fact]
    public async Task A_client_that_neither_reads_nor_sends_is_cut_and_the_pending_send_fails()
    {
        await using ConnectionPair pair = new(Configure);
        Task send = pair.SendBinaryAsync(new byte[1_000_000]);
        pair.Time.Advance(Interval + Timeout);
        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(send.InTimeAsync());
        exception.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
    }

    [Theory]
    [InlineData("FIN before the send")]
    [InlineData("FIN during the send")]
    [InlineData("close frame before the send")]
    [InlineData("close frame during the send")]
    public async Task A_client_that_can_no_longer_answer_has_to_take_what_is_sent_within_the_timeout(string @case)
    {
        await using ConnectionPair pair = new(Configure);
        Action end = @case.StartsWith("FIN", StringComparison.Ordinal)
            ? pair.Client.Shutdown
            : () => pair.Client.Send(ClientFrame.Close(1000));
        bool before = @case.Contains("before", StringComparison.Ordinal);
        if (before)
        {
            end();
        }

        Task send = pair.SendBinaryAsync(new byte[1_000_000]);
        if (!before)
        {
            end();
        }

        pair.Time.Advance(Timeout - Moment);
        await pair.Client.SkipAsync(32 * 1024);
        pair.Time.Advance(Timeout - Moment);
        send.IsCompleted.ShouldBeFalse("what it took in between counts");
        pair.Time.Advance(Moment);
        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(send.InTimeAsync());
        exception.Message.ShouldContain("KeepAliveTimeout");
    }

    private static void Configure(AspNetWebSocketsOptions options)
    {
        options.KeepAliveInterval = Interval;
        options.KeepAliveTimeout = Timeout;
    }
}
