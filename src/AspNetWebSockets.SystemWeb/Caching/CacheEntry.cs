namespace System.Web.Caching;

/// <summary>An item of the cache with all that was said about it. Thread-safe.</summary>
internal sealed class CacheEntry(string key, object value, CacheExpiration expiration)
{
    private readonly Lock _gate = new();
    private long _lastUse;
    private bool _isEnded;
    private bool _isUpdating;
    private Action? _ended;

    internal string Key { get; } = key;

    internal object Value { get; } = value;

    internal CacheItemPriority Priority { get; init; } = CacheItemPriority.Default;

    internal CacheDependency? Dependency { get; init; }

    internal CacheItemRemovedCallback? OnRemoved { get; init; }

    internal CacheItemUpdateCallback? OnUpdate { get; init; }

    /// <summary>When it came into the cache. UTC.</summary>
    internal DateTime Created { get; private set; }

    internal DateTime LastUse => new(Volatile.Read(ref _lastUse), DateTimeKind.Utc);

    internal void Begin(DateTime now)
    {
        Created = now;
        Touch(now);
    }

    internal void Touch(DateTime now) => Volatile.Write(ref _lastUse, now.Ticks);

    internal bool IsExpired(DateTime now) => expiration.IsOver(LastUse, now);

    /// <summary>Calls back when the item has left the cache.</summary>
    /// <returns>Whether it is still there.</returns>
    internal bool WhenEnded(Action callback)
    {
        lock (_gate)
        {
            if (!_isEnded)
            {
                _ended += callback;
            }

            return !_isEnded;
        }
    }

    /// <summary>Undoes <see cref="WhenEnded"/>.</summary>
    internal void Forget(Action callback)
    {
        lock (_gate)
        {
            _ended -= callback;
        }
    }

    /// <summary>Whether the caller is the first that wants another item in the place of this one.</summary>
    internal bool TryBeginUpdate()
    {
        lock (_gate)
        {
            bool isFirst = !_isUpdating && !_isEnded;
            _isUpdating = true;
            return isFirst;
        }
    }

    /// <summary>The item has left the cache, or never came into it.</summary>
    internal void End(CacheItemRemovedReason reason)
    {
        Action? ended;
        lock (_gate)
        {
            _isEnded = true;
            ended = _ended;
            _ended = null;
        }

        Dependency?.ItemRemoved();
        ended?.Invoke();
        CacheCallbacks.Run(Key, OnRemoved, (callback, key) => callback(key, Value, reason));
    }
}
