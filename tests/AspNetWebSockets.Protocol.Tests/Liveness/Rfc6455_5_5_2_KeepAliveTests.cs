namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 sections 5.5.2 and 5.5.3: when to ping, when the peer is dead, and the round-trip time.</summary>
public sealed class Rfc6455_5_5_2_KeepAliveTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Begins at 100 s: ping after 30 s of silence, dead 20 s later.</summary>
    private readonly KeepAlive _keepAlive = new(30 * Second, 20 * Second, At(100));

    [Fact]
    public void A_silent_peer_is_pinged_after_the_interval()
    {
        ShouldBeDue(130, KeepAliveAction.SendPing);
        _keepAlive.RoundTripTime.ShouldBeNull();
    }

    [Fact]
    public void A_peer_that_stays_silent_after_the_ping_is_dead()
    {
        ShouldBeDue(130, KeepAliveAction.SendPing);
        ShouldBeDue(150, KeepAliveAction.PeerIsDead);
    }

    [Fact]
    public void Any_byte_received_puts_the_ping_off()
    {
        _keepAlive.Received(At(110));
        _keepAlive.Received(At(125));
        ShouldBeDue(155, KeepAliveAction.SendPing);
    }

    [Fact]
    public void Any_byte_after_the_ping_proves_life_although_no_pong_came()
    {
        ShouldBeDue(130, KeepAliveAction.SendPing);
        _keepAlive.Received(At(149));
        ShouldBeDue(179, KeepAliveAction.SendPing);
        ShouldBeDue(199, KeepAliveAction.PeerIsDead);
    }

    [Fact]
    public void A_byte_in_the_same_instant_as_the_ping_proves_life()
    {
        ShouldBeDue(130, KeepAliveAction.SendPing);
        _keepAlive.Received(At(130));
        ShouldBeDue(160, KeepAliveAction.SendPing);
    }

    [Fact]
    public void A_late_poll_counts_from_when_the_ping_was_sent()
    {
        _keepAlive.Poll(At(140)).ShouldBe(KeepAliveAction.SendPing);
        ShouldBeDue(160, KeepAliveAction.PeerIsDead);
    }

    [Fact]
    public void An_infinite_interval_never_pings()
    {
        KeepAlive off = new(Timeout.InfiniteTimeSpan, 20 * Second, At(100));
        off.Deadline.ShouldBeNull();
        off.Poll(TimeSpan.MaxValue).ShouldBe(KeepAliveAction.None);
    }

    [Fact]
    public void An_infinite_timeout_goes_on_pinging_a_silent_peer()
    {
        KeepAlive patient = new(30 * Second, Timeout.InfiniteTimeSpan, At(100));
        foreach (int seconds in new[] { 130, 160, 190 })
        {
            patient.Deadline.ShouldBe(At(seconds));
            patient.Poll(At(seconds)).ShouldBe(KeepAliveAction.SendPing);
        }
    }

    [Fact]
    public void Silence_proves_nothing_while_this_side_does_not_read()
    {
        _keepAlive.Pause();
        _keepAlive.Deadline.ShouldBeNull();
        _keepAlive.Poll(At(1000)).ShouldBe(KeepAliveAction.None);
        _keepAlive.Resume(At(1000));
        ShouldBeDue(1030, KeepAliveAction.SendPing);
    }

    [Fact]
    public void A_pause_after_the_ping_gives_the_peer_its_time_anew()
    {
        ShouldBeDue(130, KeepAliveAction.SendPing);
        _keepAlive.Pause();
        _keepAlive.Poll(At(151)).ShouldBe(KeepAliveAction.None);
        _keepAlive.Resume(At(152));
        ShouldBeDue(182, KeepAliveAction.SendPing);
        ShouldBeDue(202, KeepAliveAction.PeerIsDead);
    }

    [Fact]
    public void The_pong_to_the_newest_ping_measures_the_round_trip()
    {
        byte[] ping = PingAt(130);
        _keepAlive.Received(At(131));
        _keepAlive.PongReceived(ping, At(131));
        _keepAlive.RoundTripTime.ShouldBe(Second);

        byte[] next = PingAt(161);
        next.ShouldNotBe(ping);
        _keepAlive.PongReceived(next, At(164));
        _keepAlive.RoundTripTime.ShouldBe(3 * Second);
    }

    [Fact]
    public void A_pong_counts_once()
    {
        byte[] ping = PingAt(130);
        _keepAlive.PongReceived(ping, At(131));
        _keepAlive.PongReceived(ping, At(140));
        _keepAlive.RoundTripTime.ShouldBe(Second);
    }

    [Fact]
    public void A_pong_to_an_older_ping_is_not_measured()
    {
        byte[] old = PingAt(130);
        _keepAlive.Received(At(131));
        byte[] newest = PingAt(161);
        _keepAlive.PongReceived(old, At(162));
        _keepAlive.RoundTripTime.ShouldBeNull();
        _keepAlive.PongReceived(newest, At(163));
        _keepAlive.RoundTripTime.ShouldBe(2 * Second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("00000000000000")]
    [InlineData("0000000000000000")]
    [InlineData("0000000000000002")]
    public void A_pong_that_answers_no_ping_is_ignored(string payload)
    {
        _keepAlive.PongReceived(Hex.Bytes(payload), At(101));
        _keepAlive.RoundTripTime.ShouldBeNull();
        _ = PingAt(130);
        _keepAlive.PongReceived(Hex.Bytes(payload), At(131));
        _keepAlive.RoundTripTime.ShouldBeNull();
    }

    [Fact]
    public void Pings_without_a_pong_are_counted_however_many_other_bytes_come()
    {
        KeepAlive keepAlive = new(30 * Second, 20 * Second, At(100), maxUnanswered: 2);
        keepAlive.Poll(At(130)).ShouldBe(KeepAliveAction.SendPing);
        keepAlive.Received(At(131));
        keepAlive.Poll(At(161)).ShouldBe(KeepAliveAction.SendPing);
        keepAlive.Received(At(162));
        keepAlive.Poll(At(192)).ShouldBe(KeepAliveAction.PingsUnanswered);
    }

    [Theory]
    [InlineData("pong")]
    [InlineData("pause")]
    [InlineData("no chance to answer")]
    public void Pings_are_not_counted_behind_a_pong_a_pause_and_without_a_chance(string why)
    {
        KeepAlive keepAlive = new(30 * Second, 20 * Second, At(0), maxUnanswered: 1);
        for (int ping = 1; ping <= 10; ping++)
        {
            keepAlive
                .Poll(At(40 * ping), canBeAnswered: why is not "no chance to answer")
                .ShouldBe(KeepAliveAction.SendPing);
            keepAlive.Received(At((40 * ping) + 1));
            switch (why)
            {
                case "pong":
                    _ = keepAlive.PongReceived([], At((40 * ping) + 1));
                    break;
                case "pause":
                    keepAlive.Pause();
                    keepAlive.Resume(At((40 * ping) + 1));
                    break;
                default:
                    break;
            }
        }
    }

    [Fact]
    public void A_destination_too_short_for_a_ping_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            _keepAlive.PingPayload(new byte[KeepAlive.PingPayloadLength - 1])
        );

    private static TimeSpan At(int seconds) => seconds * Second;

    private byte[] PingAt(int seconds)
    {
        _keepAlive.Poll(At(seconds)).ShouldBe(KeepAliveAction.SendPing);
        byte[] payload = new byte[KeepAlive.PingPayloadLength];
        _keepAlive.PingPayload(payload);
        return payload;
    }

    /// <summary>The next action falls due at <paramref name="seconds"/> and not a tick before.</summary>
    private void ShouldBeDue(int seconds, KeepAliveAction action)
    {
        _keepAlive.Deadline.ShouldBe(At(seconds));
        _keepAlive.Poll(At(seconds) - TimeSpan.FromTicks(1)).ShouldBe(KeepAliveAction.None);
        _keepAlive.Poll(At(seconds)).ShouldBe(action);
    }
}
