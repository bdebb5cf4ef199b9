namespace AspNetWebSockets.Protocol;

/// <summary>Keeps up to a number of instances for the next that needs one; the last one in is the first one out.</summary>
/// <remarks>SYNCHRONIZATION: thread-safe.</remarks>
internal sealed class BoundedPool<T>(int capacity)
    where T : class, IDisposable
{
    private readonly Lock _lock = new();
    private readonly T?[] _kept = new T?[capacity];
    private int _count;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    public T? TryTake()
    {
        lock (_lock)
        {
            if (_count == 0)
            {
                return null;
            }

            T? taken = _kept[--_count];
            _kept[_count] = null;
            return taken;
        }
    }

    /// <summary>Keeps an instance.</summary>
    /// <returns><see langword="false"/> when the pool is full; the instance is then the caller's to dispose of.</returns>
    public bool TryKeep(T item)
    {
        lock (_lock)
        {
            if (_count == _kept.Length)
            {
                return false;
            }

            _kept[_count++] = item;
            return true;
        }
    }
}
