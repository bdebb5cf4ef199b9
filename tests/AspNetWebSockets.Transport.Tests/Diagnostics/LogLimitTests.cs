using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>A warning is logged at once, then once per interval with how often it happened.</summary>
public sealed class LogLimitTests
{
    [Fact]
    public void Only_one_in_an_interval_is_logged_and_the_others_are_counted()
    {
        ManualTimeProvider time = new();
        LogLimit limit = new(time, TimeSpan.FromSeconds(1));

        limit.TryTake(out long count).ShouldBeTrue();
        count.ShouldBe(1);
        limit.TryTake(out _).ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.9));
        limit.TryTake(out _).ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));
        limit.TryTake(out count).ShouldBeTrue();
        count.ShouldBe(3);
    }
}
