using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary><see cref="ConnectionLimits.IdleTimeout"/> and <see cref="ConnectionLimits.MaxLifetime"/>.</summary>
public sealed class LifeBoundsTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly List<(WebSocketCloseStatus Status, string Reason)> _ends = [];

    [Fact]
    public async Task A_connection_without_messages_is_closed_once_with_1001()
    {
        await using ConnectionPair pair = Idle();
        using ReachedLimits reached = new(pair.MeterFactory);
        pair.Time.Advance(Bound - Moment);
        _ends.ShouldBeEmpty();
        pair.Time.Advance(Moment);
        (WebSocketCloseStatus status, string reason) = _ends.ShouldHaveSingleItem();
        status.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        reason.ShouldBe("There was no message for 100 s (IdleTimeout).");
        pair.Time.Advance(10 * Bound);
        _ends.Count.ShouldBe(1);
        pair.Server.EndCause.ShouldBe(ConnectionEndCause.TimeOut);
        reached.Names.ShouldBe([nameof(ConnectionLimits.IdleTimeout)]);
        pair.Log.Entries.ShouldHaveSingleItem().EventId.ShouldBe(1031);
    }

    [Theory]
    [InlineData("received")]
    [InlineData("sent")]
    [InlineData("part received")]
    public async Task A_message_in_either_direction_gives_it_the_time_anew(string what)
    {
        await using ConnectionPair pair = Idle();
        pair.Time.Advance(Bound - Moment);
        switch (what)
        {
            case "received":
                pair.Client.Send(ClientFrame.Text(""));
                break;
            case "sent":
                await pair.SendTextAsync("");
                break;
            default:
                pair.Client.Send(ClientFrame.Binary(new byte[10])[..^1]);
                break;
        }

        pair.Time.Advance(Bound - Moment);
        _ends.ShouldBeEmpty();
        pair.Time.Advance(Moment);
        _ends.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pings_do_not_help()
    {
        await using ConnectionPair pair = Idle();
        for (int second = 0; second < Bound.TotalSeconds; second++)
        {
            _ends.ShouldBeEmpty();
            pair.Client.Send(ClientFrame.Ping(), ClientFrame.Pong());
            pair.Time.Advance(TimeSpan.FromSeconds(1));
        }

        _ends.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_send_that_is_held_back_is_no_idleness()
    {
        await using ConnectionPair pair = Idle(options => options.Limits.WriteStallTimeout = Timeout.InfiniteTimeSpan);
        Task send = pair.FillWindow();
        pair.Time.Advance(10 * Bound);
        _ends.ShouldBeEmpty();
        pair.Server.Abort();
        await Should.ThrowAsync<WebSocketException>(send);
    }

    [Fact]
    public async Task A_client_that_the_server_does_not_read_is_not_idle_and_has_the_time_anew_when_it_is_read()
    {
        await using ConnectionPair pair = Idle(static options => options.ReceiveBufferLimit = 1024);
        pair.Client.Send(ClientFrame.Binary(new byte[2048]));
        pair.Time.Advance((10 * Bound) + (Bound / 2));
        _ends.ShouldBeEmpty();
        (await pair.ReceiveAsync(2048)).EndOfMessage.ShouldBeTrue();
        pair.Time.Advance(Bound - Moment);
        _ends.ShouldBeEmpty();
        pair.Time.Advance(Moment);
        _ends.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_is_half_sent_and_gets_on_no_further_does_not_help()
    {
        await using ConnectionPair pair = Idle();
        pair.Client.Send(ClientFrame.Text("half", fin: false));
        for (int second = 0; second < Bound.TotalSeconds; second++)
        {
            _ends.ShouldBeEmpty();
            pair.Client.Send(ClientFrame.Ping(), ClientFrame.Pong());
            pair.Time.Advance(TimeSpan.FromSeconds(1));
        }

        _ends.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_message_in_fragments_that_comes_slowly_is_on_its_way(int length)
    {
        await using ConnectionPair pair = Idle();
        byte[] fragment = ClientFrame.Continuation(new byte[length], fin: false);
        pair.Client.Send(ClientFrame.Binary([], fin: false));
        for (int i = 0; i < 5; i++)
        {
            pair.Time.Advance(Bound - Moment);
            pair.Client.Send(fragment);
        }

        _ends.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_is_closed_when_its_time_is_over_however_busy_it_is()
    {
        await using ConnectionPair pair = Watched(options => options.Limits.MaxLifetime = Bound);
        using ReachedLimits reached = new(pair.MeterFactory);
        while (_ends.Count == 0)
        {
            pair.Client.Send(ClientFrame.Binary([1]));
            _ = await pair.ReceiveAsync();
            pair.Time.Advance(TimeSpan.FromSeconds(1));
        }

        pair.Time.Elapsed.ShouldBeInRange(0.9 * Bound, Bound + TimeSpan.FromSeconds(1));
        _ends.ShouldHaveSingleItem().Reason.ShouldContain("life time of 100 s (MaxLifetime)");
        reached.Names.ShouldBe([nameof(ConnectionLimits.MaxLifetime)]);
    }

    [Fact]
    public void Those_that_began_together_end_in_the_last_tenth_at_different_times()
    {
        ConnectionLimits limits = new() { MaxLifetime = Bound };
        TimeSpan[] ends =
        [
            .. Enumerable.Range(0, 1000).Select(_ => LifeBounds.For(limits, TimeSpan.Zero)!.Deadline!.Value),
        ];
        ends.ShouldAllBe(end => end >= 0.9 * Bound && end <= Bound);
        (ends.Max() - ends.Min()).ShouldBeGreaterThan(0.08 * Bound);
    }

    [Fact]
    public async Task Behind_a_close_frame_the_bounds_of_closing_apply()
    {
        await using ConnectionPair pair = Idle();
        await pair.SendCloseAsync();
        pair.Time.Advance(10 * Bound);
        _ends.ShouldBeEmpty();
    }

    [Fact]
    public void Without_bounds_there_is_nothing_to_keep() =>
        LifeBounds.For(new ConnectionLimits(), TimeSpan.Zero).ShouldBeNull();

    private ConnectionPair Idle(Action<AspNetWebSocketsOptions>? configure = null) =>
        Watched(options =>
        {
            options.Limits.IdleTimeout = Bound;
            configure?.Invoke(options);
        });

    private ConnectionPair Watched(Action<AspNetWebSocketsOptions> configure)
    {
        ConnectionPair pair = new(options =>
        {
            options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
            configure(options);
        });
        pair.Server.Place = new ConnectionPlace(
            null,
            new DelegateHandler(_ => Task.CompletedTask, (_, status, reason) => _ends.Add((status, reason)))
        );
        return pair;
    }
}
