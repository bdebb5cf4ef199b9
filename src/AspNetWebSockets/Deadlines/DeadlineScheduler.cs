using System.IO.Pipelines;

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
    // Below this a sweep is not worth while.
    private const int FewStale = 64;

    private readonly Lock _gate = new();
    private readonly PriorityQueue<DeadlineEntry, TimeSpan> _queue = new();
    private readonly TimeProvider _timeProvider;
    private readonly PipeScheduler _elsewhere;
    private readonly long _start;
    private readonly ITimer _timer;
    private TimeSpan? _timerDue;
    private int _stale;
    private bool _disposed;

    /// <summary>Makes the timer.</summary>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="elsewhere">Where <see cref="RunElsewhere"/> runs; by default on the thread pool.</param>
    public DeadlineScheduler(TimeProvider timeProvider, PipeScheduler? elsewhere = null)
    {
        _timeProvider = timeProvider;
        _elsewhere = elsewhere ?? PipeScheduler.ThreadPool;
        _start = timeProvider.GetTimestamp();
        _timer = timeProvider.CreateTimer(
            static state => ((DeadlineScheduler)state!).Fire(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>How many places the queue holds, those that no entry stands for any more included.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>The time since this scheduler was made; the clock of all connections.</summary>
    public TimeSpan Now => _timeProvider.GetElapsedTime(_start);

    /// <summary>A moment of the calendar on the clock of the connections, which the calendar's may have been set against since.</summary>
    public TimeSpan At(DateTimeOffset moment) => Now + (moment - _timeProvider.GetUtcNow());

    /// <summary>Makes sure that <paramref name="entry"/> is called at <paramref name="due"/> at the latest.</summary>
    public void Schedule(DeadlineEntry entry, TimeSpan due)
    {
        lock (_gate)
        {
            if (_disposed || entry.Connection is null || entry.Due <= due)
            {
                return;
            }

            if (entry.Due != TimeSpan.MaxValue)
            {
                MarkStale();
            }

            entry.Due = due;
            _queue.Enqueue(entry, due);
            ArmTimer(due);
        }
    }

    /// <summary>The connection has ended: it is not called any more, and nothing of it is kept.</summary>
    public void Release(DeadlineEntry entry)
    {
        lock (_gate)
        {
            entry.Release();
            if (entry.Due != TimeSpan.MaxValue)
            {
                entry.Due = TimeSpan.MaxValue;
                MarkStale();
            }
        }
    }

    /// <summary>For what a deadline sets free and may run the application, which could block: the deadlines of all others wait for this thread.</summary>
    public void RunElsewhere(Action<object?> action, object state) => _elsewhere.Schedule(action, state);

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

                _stale = Math.Max(0, _stale - 1);
            }

            return null;
        }
    }

    // A place in the queue that no entry stands for any more stays until its time, which may be days away; when half of
    // the queue is so, it is swept.
    private void MarkStale()
    {
        _stale++;
        if (_stale < FewStale || _stale < _queue.Count / 2)
        {
            return;
        }

        (DeadlineEntry, TimeSpan)[] live =
        [
            .. _queue.UnorderedItems.Where(static place => place.Element.Due == place.Priority),
        ];
        _queue.Clear();
        _queue.EnqueueRange(live);
        _stale = 0;
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
