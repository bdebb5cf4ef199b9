namespace AspNetWebSockets;

/// <summary>
/// Calls connections back when their next deadline is due: one timer for all of them. Any thread.
/// </summary>
/// <remarks>
/// A connection has one entry, at or before its next deadline; when it fires early because the deadline has moved, the
/// connection names the new one. So a message that prolongs a deadline costs nothing here.
/// </remarks>
internal sealed class DeadlineScheduler : IDisposable
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<DeadlineEntry, TimeSpan> _queue = new();
    private readonly TimeProvider _timeProvider;
    private readonly long _start;
    private readonly ITimer _timer;
    private TimeSpan? _timerDue;
    private bool _disposed;

    public DeadlineScheduler(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _start = timeProvider.GetTimestamp();
        _timer = timeProvider.CreateTimer(
            static state => ((DeadlineScheduler)state!).Fire(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>The time since this scheduler was made; the clock of all connections.</summary>
    public TimeSpan Now => _timeProvider.GetElapsedTime(_start);

    /// <summary>Makes sure that <paramref name="entry"/> is called at <paramref name="due"/> at the latest.</summary>
    public void Schedule(DeadlineEntry entry, TimeSpan due)
    {
        lock (_gate)
        {
            if (_disposed || entry.Due <= due)
            {
                return;
            }

            entry.Due = due;
            _queue.Enqueue(entry, due);
            ArmTimer(due);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _queue.Clear();
        }

        _timer.Dispose();
    }

    private void Fire()
    {
        lock (_gate)
        {
            _timerDue = null;
        }

        TimeSpan now = Now;
        while (TakeDue(now) is { } entry)
        {
            if (entry.Connection?.OnDeadline(now) is { } next)
            {
                Schedule(entry, next);
            }
        }
    }

    private DeadlineEntry? TakeDue(TimeSpan now)
    {
        lock (_gate)
        {
            while (_queue.TryPeek(out DeadlineEntry? entry, out TimeSpan due))
            {
                if (due > now)
                {
                    ArmTimer(due);
                    return null;
                }

                _ = _queue.Dequeue();
                if (entry.Due == due)
                {
                    entry.Due = TimeSpan.MaxValue;
                    return entry;
                }
            }

            return null;
        }
    }

    private void ArmTimer(TimeSpan due)
    {
        if (_disposed || _timerDue <= due)
        {
            return;
        }

        _timerDue = due;
        TimeSpan wait = due - Now;
        // Timers count whole milliseconds: round up, so that the deadline is over when it fires.
        double milliseconds = Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 0, uint.MaxValue - 1);
        _ = _timer.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }
}
