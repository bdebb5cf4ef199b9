using System.Globalization;

namespace AspNetWebSockets.TestSupport;

/// <summary>
/// Virtual time: stands still until <see cref="Advance"/> moves it, which fires the timers that fall due on the way,
/// in order, on the calling thread, each at its own time.
/// </summary>
/// <remarks>
/// Safe from any thread. A timer armed with a due time of zero fires at once on the thread pool, as the system's does.
/// To wait for a deadline without a sleep: <see cref="WaitForTimerAsync"/>, then <see cref="Advance"/>.
/// </remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private static readonly TimeSpan RealTimeBound = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly SortedSet<ManualTimer> _armed = new(ManualTimerOrder.Instance);
    private readonly List<(long Due, TaskCompletionSource Armed)> _waiters = [];
    private readonly DateTimeOffset _start;
    private long _elapsedTicks;
    private long _sequence;

    /// <summary>Starts at midnight of 1 January 2026, UTC.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) { }

    /// <summary>Starts at <paramref name="start"/>.</summary>
    public ManualTimeProvider(DateTimeOffset start) => _start = start.ToUniversalTime();

    /// <summary>The virtual time that has passed since the start.</summary>
    public TimeSpan Elapsed => new(Interlocked.Read(ref _elapsedTicks));

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves the time on by <paramref name="delta"/> and fires what falls due, a timer armed by a callback included.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is negative.</exception>
    public void Advance(TimeSpan delta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delta, TimeSpan.Zero);
        long target = Elapsed.Ticks + delta.Ticks;
        while (TakeDue(target) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Completes when a timer is armed that falls due within <paramref name="due"/> of the present virtual time.</summary>
    /// <exception cref="TimeoutException">No such timer was armed within ten seconds of real time.</exception>
    public async Task WaitForTimerAsync(TimeSpan due, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            long latest = _elapsedTicks + due.Ticks;
            if (_armed.Min is { } first && first.Due <= latest)
            {
                return;
            }

            _waiters.Add((latest, armed));
        }

        try
        {
            await armed.Task.WaitAsync(RealTimeBound, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No timer due within {due} was armed in {RealTimeBound.TotalSeconds} s of real time. Armed timers: {DescribeArmed()}."
                ),
                e
            );
        }
    }

    internal bool Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            _armed.Remove(timer);
            timer.Period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }

            ArmLocked(timer, _elapsedTicks + dueTime.Ticks);
        }

        if (dueTime == TimeSpan.Zero)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static time => time.Advance(TimeSpan.Zero), this, preferLocal: false);
        }

        return true;
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _armed.Remove(timer);
        }
    }

    /// <summary>Sets the time to the first timer due by <paramref name="target"/> and takes it; at the end to <paramref name="target"/> itself.</summary>
    private ManualTimer? TakeDue(long target)
    {
        lock (_gate)
        {
            if (_armed.Min is not { } first || first.Due > target)
            {
                _elapsedTicks = Math.Max(_elapsedTicks, target);
                return null;
            }

            _armed.Remove(first);
            _elapsedTicks = Math.Max(_elapsedTicks, first.Due);
            if (first.Period > TimeSpan.Zero)
            {
                ArmLocked(first, first.Due + first.Period.Ticks);
            }

            return first;
        }
    }

    private void ArmLocked(ManualTimer timer, long due)
    {
        timer.Due = due;
        timer.Sequence = _sequence++;
        _armed.Add(timer);
        for (int i = _waiters.Count - 1; i >= 0; i--)
        {
            if (due <= _waiters[i].Due)
            {
                _waiters[i].Armed.TrySetResult();
                _waiters.RemoveAt(i);
            }
        }
    }

    private string DescribeArmed()
    {
        lock (_gate)
        {
            return _armed.Count == 0
                ? "none"
                : string.Join(", ", _armed.Select(timer => "in " + new TimeSpan(timer.Due - _elapsedTicks)));
        }
    }
}
