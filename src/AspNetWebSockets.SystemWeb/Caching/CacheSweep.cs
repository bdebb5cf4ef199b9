namespace System.Web.Caching;

/// <summary>Looks every 20 seconds, as the .NET Framework did, for items that have expired, and makes room when memory is short.</summary>
/// <remarks>Runs while there are items. Thread-safe.</remarks>
internal sealed class CacheSweep(CacheStore store, Func<TimeProvider> time, Func<bool> isMemoryShort)
{
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private TimeProvider? _timerOf;

    internal void Arm()
    {
        TimeProvider current = time();
        lock (_gate)
        {
            if (_timer is not null && ReferenceEquals(current, _timerOf))
            {
                return;
            }

            // The clock of a host that was bound since the timer was made.
            _timer?.Dispose();
            _timerOf = current;
            _timer = current.CreateTimer(
                static state => ((CacheSweep)state!).Run(),
                this,
                Period,
                Timeout.InfiniteTimeSpan
            );
        }
    }

    private void Run()
    {
        store.RemoveExpired();
        if (isMemoryShort())
        {
            store.Trim();
        }

        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
        }

        if (!store.IsEmpty)
        {
            Arm();
        }
    }
}
