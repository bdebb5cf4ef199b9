namespace AspNetWebSockets.Tests;

/// <summary>How it is known that a peer takes nothing: by what the transport tells, and by what the peer has acknowledged.</summary>
[Trait("Transport", "None")]
public sealed class HeldOutputTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(8);

    private readonly HeldOutput _held = new();

    [Fact]
    public void A_peer_that_acknowledges_nothing_has_taken_nothing_since_the_flush_began()
    {
        _held.Begin(At(10), Bound);
        for (int look = 12; look <= 18; look += 2)
        {
            _held.NextLook.ShouldBe(At(look));
            _held.Look(1000, At(look), Bound).ShouldBeFalse();
        }

        _held.Since.ShouldBe(At(10));
    }

    [Fact]
    public void What_it_acknowledges_gives_it_the_time_anew()
    {
        _held.Begin(At(10), Bound);
        _held.Look(1000, At(12), Bound).ShouldBeFalse("what it took before the first look is not known");
        _held.Look(1001, At(14), Bound).ShouldBeTrue();
        _held.Since.ShouldBe(At(14));
        _held.Look(1001, At(16), Bound).ShouldBeFalse();
        _held.Since.ShouldBe(At(14));
    }

    [Fact]
    public void What_the_transport_tells_gives_it_the_time_anew()
    {
        _held.Begin(At(10), Bound);
        _held.Progress(At(11));
        _held.Since.ShouldBe(At(11));
    }

    [Fact]
    public void A_transport_that_cannot_tell_is_asked_once_for_a_flush()
    {
        _held.Begin(At(10), Bound);
        _held.Look(acknowledged: null, At(12), Bound).ShouldBeFalse();
        _held.NextLook.ShouldBeNull();
        _held.End().ShouldBe(At(10));
        _held.Begin(At(20), Bound);
        _held.NextLook.ShouldBe(At(22));
    }

    [Fact]
    public void Nothing_is_known_of_the_flush_before()
    {
        _held.Begin(At(10), Bound);
        _held.Look(1000, At(12), Bound).ShouldBeFalse();
        _held.End().ShouldBe(At(10));
        _held.End().ShouldBeNull();
        _held.NextLook.ShouldBeNull();
        _held.Progress(At(13));
        _held.Since.ShouldBeNull();
        _held.Begin(At(20), Bound);
        _held.Look(2000, At(22), Bound).ShouldBeFalse();
        _held.Since.ShouldBe(At(20));
    }

    [Fact]
    public void Without_a_bound_nobody_looks()
    {
        _held.Begin(At(10), bound: null);
        _held.NextLook.ShouldBeNull();
        _held.Since.ShouldBe(At(10));
    }

    private static TimeSpan At(int seconds) => TimeSpan.FromSeconds(seconds);
}
