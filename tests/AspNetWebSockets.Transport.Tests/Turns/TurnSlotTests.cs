namespace AspNetWebSockets.Transport.Tests;

/// <summary>When the watchdog, whose looks are made by hand here, finds that a turn has stalled.</summary>
public sealed class TurnSlotTests
{
    private readonly ManualSlot _slot = new(TimeSpan.FromMilliseconds(20));
    private readonly ProbeSink _sink = new();

    [Fact]
    public void A_turn_stalls_once_it_was_seen_for_as_long_as_the_threshold()
    {
        long turn = _slot.Begin(_sink);
        Look(atMilliseconds: 100);
        Look(atMilliseconds: 119);
        _slot.Stalls.ShouldBe(0);

        Look(atMilliseconds: 120);

        _slot.Stalls.ShouldBe(1);
        _slot.TryEnd(turn).ShouldBeFalse();
    }

    [Theory]
    [InlineData(900, true, true)]
    [InlineData(900, false, false)]
    [InlineData(1100, true, false)]
    public void For_a_second_after_a_stall_a_turn_that_sleeps_is_found_sooner(
        int millisecondsLater,
        bool asleep,
        bool sooner
    )
    {
        _slot.Sleeps = asleep;
        _ = _slot.Begin(_sink);
        Look(atMilliseconds: 0);
        Look(atMilliseconds: 20);
        _slot.Stalls.ShouldBe(1);

        _ = _slot.Begin(_sink);
        Look(atMilliseconds: 20 + millisecondsLater);
        Look(atMilliseconds: 23 + millisecondsLater);

        _slot.Stalls.ShouldBe(sooner ? 2 : 1);
    }

    [Fact]
    public void A_swarm_of_handlers_that_block_holds_the_others_up_for_little_more_than_one_does()
    {
        const int handlers = 8;
        _slot.Sleeps = true;
        int time = 0;
        for (int i = 0; i < handlers; i++)
        {
            _ = _slot.Begin(_sink);
            Look(time);
            while (_slot.Stalls == i)
            {
                Look(++time);
            }
        }

        time.ShouldBeLessThanOrEqualTo(20 + (3 * (handlers - 1)));
    }

    private void Look(int atMilliseconds) =>
        _slot.Inspect(atMilliseconds * TimeProvider.System.TimestampFrequency / 1000, TimeProvider.System);

    private sealed class ManualSlot(TimeSpan threshold) : TurnSlot(TurnWatchdog.Shared, threshold)
    {
        public int Stalls { get; private set; }

        public bool Sleeps { get; set; }

        protected override bool IsAsleep() => Sleeps;

        protected override void OnStalled(ITransportSink sink) => Stalls++;
    }
}
