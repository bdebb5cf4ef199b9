namespace AspNetWebSockets.Tests;

/// <summary>The times of a drain: how close frames are spread, and what a host with little time makes of it.</summary>
public sealed class DrainPlanTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly DrainPlan Plan = new(
        TimeSpan.FromSeconds(7),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(20)
    );

    [Theory]
    [InlineData(500)]
    [InlineData(2000)]
    [InlineData(100_000)]
    public void Many_are_spread_evenly_over_the_time_each_at_a_random_moment_of_its_part(int count)
    {
        TimeSpan[] moments = Plan.Schedule(count, new Random(1));
        TimeSpan part = Plan.Time / count;
        moments[0].ShouldBe(TimeSpan.Zero);
        for (int i = 1; i < count; i++)
        {
            moments[i].ShouldBeInRange((part * (i - 1)) - Tick, (part * i) + Tick);
        }

        moments.Zip(moments.Skip(1), static (one, next) => next - one).Distinct().Count().ShouldBeGreaterThan(100);
        Plan.Schedule(count, new Random(2)).ShouldNotBe(moments);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    [InlineData(499)]
    public void Few_take_less_at_a_hundred_a_second(int count) =>
        Plan.Schedule(count, new Random(1))[^1]
            .ShouldBeInRange(TimeSpan.FromMilliseconds(10 * (count - 2)), TimeSpan.FromMilliseconds(10 * (count - 1)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2000)]
    public void No_time_is_at_once(int count) =>
        (Plan with { Time = TimeSpan.Zero })
            .Schedule(count, new Random(1))
            .ShouldBe(Enumerable.Repeat(TimeSpan.Zero, count));

    [Fact]
    public void It_fits_into_nine_tenths_of_the_time_of_the_host()
    {
        TimeSpan enough = Plan.Total / 0.9;
        Plan.Within(enough + TimeSpan.FromMilliseconds(1)).ShouldBeSameAs(Plan);
        Plan.Within(Timeout.InfiniteTimeSpan).ShouldBeSameAs(Plan);
        Plan.Within(Plan.RequiredShutdownTimeout).ShouldBeSameAs(Plan);
        Plan.Within(enough - TimeSpan.FromMilliseconds(1)).Total.ShouldBeLessThan(Plan.Total);
    }

    [Fact]
    public void What_does_not_fit_is_shortened_in_all_its_parts()
    {
        DrainPlan shortened = Plan.Within(TimeSpan.FromSeconds(15));
        shortened.ReadinessDelay.ShouldBe(TimeSpan.FromSeconds(3.5));
        shortened.Time.ShouldBe(TimeSpan.FromSeconds(2.5));
        shortened.Deadline.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void The_defaults_fit_into_the_default_time_of_a_host() =>
        DrainPlan
            .Of(new WebSocketDrainOptions())
            .Within(new Microsoft.Extensions.Hosting.HostOptions().ShutdownTimeout)
            .ShouldBe(new DrainPlan(TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)));
}
