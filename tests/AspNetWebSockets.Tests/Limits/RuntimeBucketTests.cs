using System.Threading.RateLimiting;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets.Tests;

/// <summary>The bucket that a connection has of its own is the runtime's, on the real clock.</summary>
[Trait("Transport", "None")]
public sealed class RuntimeBucketTests
{
    [Fact]
    public void The_bucket_of_the_runtime_gives_the_rate()
    {
        foreach (int rate in (ReadOnlySpan<int>)[1, 3, 10, 15, 99, 1000, 1_000_000_000])
        {
            TokenBucketRateLimiterOptions bucket = InboundRate.BucketOf(rate, InboundRate.DefaultBurst(rate));
            (bucket.TokensPerPeriod / bucket.ReplenishmentPeriod.TotalSeconds).ShouldBe(rate, rate * 1e-5);
            using TokenBucketRateLimiter limiter = new(bucket);
            limiter.GetStatistics()!.CurrentAvailablePermits.ShouldBe(2L * rate);
        }
    }

    [Fact]
    public void The_runtimes_bucket_is_asked_in_parts_for_more_than_it_holds()
    {
        InboundRate rate = new(Violations.TooManyBytes, 1, 5, limiter: null);
        rate.Pay(5).ShouldBeNull();
        rate.Pay(1000)!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_quiet_there_is_one_burst_and_not_another_one_for_the_quiet(bool ofTheApplication)
    {
        const int perSecond = 20;
        const int burst = 10;
        using RateLimiter? limiter = ofTheApplication
            ? new TokenBucketRateLimiter(InboundRate.BucketOf(perSecond, burst))
            : null;
        InboundRate rate = new(Violations.TooManyMessages, perSecond, burst, limiter);
        rate.Pay(1).ShouldBeNull();

        // Half as long again as the bucket takes to fill: a timer and the bucket do not round alike.
        TimeSpan quiet = TimeSpan.FromSeconds(1.5 * burst / perSecond);
        for (int i = 0; i < 2; i++)
        {
            await QuietAsync(quiet);
            rate.Pay(burst).ShouldBeNull();

            // A slow machine has as long to come here as the bucket takes to fill.
            rate.Pay(burst).ShouldNotBeNull();
            await QuietAsync(quiet);
            rate.Pay(0).ShouldBeNull("the debt is paid");
        }
    }

    /// <summary>Time has to pass, and the bucket knows the real one only.</summary>
    private static async Task QuietAsync(TimeSpan time)
    {
        using CancellationTokenSource over = new(time, TimeProvider.System);
        TaskCompletionSource isOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = over.Token.Register(isOver.SetResult);
        await isOver.Task.InTimeAsync();
    }
}
