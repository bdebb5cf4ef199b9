using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Every deadline test stands on this clock, so it is tested itself.</summary>
public sealed class ManualTimeProviderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void Timers_fire_in_order_of_their_due_times_and_each_at_its_own_time()
    {
        Arm("b", 2 * Second);
        Arm("a", 1 * Second);
        Arm("c", 2 * Second);
        Arm("late", 4 * Second);

        _time.Advance(3 * Second);

        _fired.ShouldBe(["a at 1", "b at 2", "c at 2"]);
        _time.Elapsed.ShouldBe(3 * Second);
    }

    [Fact]
    public void Nothing_fires_before_its_time()
    {
        Arm("a", Second);
        _time.Advance(Second - TimeSpan.FromTicks(1));
        _fired.ShouldBeEmpty();
    }

    [Fact]
    public void A_timer_armed_by_a_callback_fires_in_the_same_advance()
    {
        using ITimer timer = _time.CreateTimer(_ => Arm("second", Second), null, Second, Timeout.InfiniteTimeSpan);
        _time.Advance(2 * Second);
        _fired.ShouldBe(["second at 2"]);
    }

    [Fact]
    public void A_periodic_timer_fires_at_every_period_until_it_is_disposed()
    {
        ITimer timer = Arm("tick", Second, 2 * Second);
        _time.Advance(5 * Second);
        timer.Dispose();
        _time.Advance(5 * Second);
        _fired.ShouldBe(["tick at 1", "tick at 3", "tick at 5"]);
        timer.Change(Second, Second).ShouldBeFalse();
    }

    [Fact]
    public void Change_moves_and_disarms_a_timer()
    {
        ITimer timer = Arm("a", Second);
        timer.Change(3 * Second, Timeout.InfiniteTimeSpan).ShouldBeTrue();
        _time.Advance(2 * Second);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan).ShouldBeTrue();
        _time.Advance(9 * Second);
        _fired.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_timer_due_at_once_fires_on_the_thread_pool()
    {
        TaskCompletionSource fired = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer timer = _time.CreateTimer(
            _ => fired.SetResult(),
            null,
            TimeSpan.Zero,
            Timeout.InfiniteTimeSpan
        );
        await fired.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task WaitForTimer_completes_only_for_a_timer_that_is_due_early_enough()
    {
        Task wait = _time.WaitForTimerAsync(5 * Second, TestContext.Current.CancellationToken);
        Arm("late", 6 * Second);
        wait.IsCompleted.ShouldBeFalse();
        Arm("soon enough", 5 * Second);
        await wait;
        await _time.WaitForTimerAsync(5 * Second, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_clock_and_the_timestamp_move_together()
    {
        DateTimeOffset start = _time.GetUtcNow();
        long timestamp = _time.GetTimestamp();
        _time.Advance(90 * Second);
        _time.GetUtcNow().ShouldBe(start + 90 * Second);
        _time.GetElapsedTime(timestamp).ShouldBe(90 * Second);
    }

    private ITimer Arm(string name, TimeSpan due, TimeSpan? period = null) =>
        _time.CreateTimer(
            _ => _fired.Add($"{name} at {_time.Elapsed.TotalSeconds}"),
            null,
            due,
            period ?? Timeout.InfiniteTimeSpan
        );
}
