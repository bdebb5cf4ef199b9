using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace System.Web.Caching;

/// <summary>
/// Objects kept in memory for all requests of the application, until their time is over, what they depend on changes, or
/// memory is short. <see cref="HttpRuntime.Cache"/>, <see cref="HttpContext.Cache"/> and their like are one object for
/// the process.
/// </summary>
/// <remarks>
/// <para>See <see href="https://learn.microsoft.com/dotnet/api/system.web.caching.cache"/>. Thread-safe. Keys are compared by ordinal.</para>
/// <para>
/// An item that has expired is not found any more; it is removed, and its callback called, at the next access or within
/// 20 seconds. When a garbage collection ends with more memory in use than
/// <see cref="EffectivePercentagePhysicalMemoryLimit"/>, a tenth of the items goes within 20 seconds.
/// </para>
/// </remarks>
public sealed class Cache : IEnumerable
{
    /// <summary>For an item that does not expire at a certain time.</summary>
    public static readonly DateTime NoAbsoluteExpiration = DateTime.MaxValue;

    /// <summary>For an item that does not expire by being unused.</summary>
    public static readonly TimeSpan NoSlidingExpiration = TimeSpan.Zero;

    private readonly CacheStore _store;

    /// <summary>A cache of its own; <see cref="HttpRuntime.Cache"/> is that of the application.</summary>
    public Cache()
        : this(
            static () => HostedApplication.Current?.HostOrNull?.Time ?? TimeProvider.System,
            new MemoryPressure().IsNewlyHigh
        ) { }

    internal Cache(Func<TimeProvider> time, Func<bool> isMemoryShort)
    {
        _store = new CacheStore(time, isMemoryShort);
    }

    /// <summary>How many items there are.</summary>
    public int Count => _store.Count;

    /// <summary>How much of the memory of the machine, or of the container, may be in use before items are removed. Percent; 0 when the system does not tell.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's member is not static.")]
    public long EffectivePercentagePhysicalMemoryLimit => MemoryPressure.LimitPercent;

    internal CacheStore Store => _store;

    /// <summary>An item, as by <see cref="Get"/> and <see cref="Insert(string, object)"/>.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentNullException">The key, or the item to insert, is <see langword="null"/>.</exception>
    public object? this[string key]
    {
        get => Get(key);
        set => Insert(key, value!);
    }

    /// <summary>Finds an item.</summary>
    /// <param name="key">The key.</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is <see langword="null"/>.</exception>
    public object? Get(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _store.Find(key)?.Value;
    }

    /// <summary>Inserts an item that does not expire, in the place of one of its key.</summary>
    /// <inheritdoc cref="Insert(string, object, CacheDependency, DateTime, TimeSpan, CacheItemPriority, CacheItemRemovedCallback)"/>
    public void Insert(string key, object value) => Insert(key, value, dependencies: null);

    /// <inheritdoc cref="Insert(string, object)"/>
    /// <inheritdoc cref="Insert(string, object, CacheDependency, DateTime, TimeSpan, CacheItemPriority, CacheItemRemovedCallback)"/>
    public void Insert(string key, object value, CacheDependency? dependencies) =>
        Insert(key, value, dependencies, NoAbsoluteExpiration, NoSlidingExpiration);

    /// <inheritdoc cref="Insert(string, object, CacheDependency, DateTime, TimeSpan, CacheItemPriority, CacheItemRemovedCallback)"/>
    public void Insert(
        string key,
        object value,
        CacheDependency? dependencies,
        DateTime absoluteExpiration,
        TimeSpan slidingExpiration
    ) =>
        Insert(
            key,
            value,
            dependencies,
            absoluteExpiration,
            slidingExpiration,
            CacheItemPriority.Default,
            onRemoveCallback: null
        );

    /// <summary>
    /// Inserts an item, in the place of one of its key. An item that has expired already, or whose dependency has changed,
    /// does not come in; its callback is called.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The item.</param>
    /// <param name="dependencies">With what the item goes; <see langword="null"/> for nothing. Belongs to this item alone.</param>
    /// <param name="absoluteExpiration">When the item expires, local time or UTC by its kind; or <see cref="NoAbsoluteExpiration"/>.</param>
    /// <param name="slidingExpiration">How long the item may be unused, up to 365 days; or <see cref="NoSlidingExpiration"/>.</param>
    /// <param name="priority">Which items go first when memory is short.</param>
    /// <param name="onRemoveCallback">Called after the item has left the cache; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> or <paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Both expirations are given.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="slidingExpiration"/> is negative or above 365 days, or <paramref name="priority"/> is none.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="dependencies"/> belongs to another item.</exception>
    public void Insert(
        string key,
        object value,
        CacheDependency? dependencies,
        DateTime absoluteExpiration,
        TimeSpan slidingExpiration,
        CacheItemPriority priority,
        CacheItemRemovedCallback? onRemoveCallback
    ) =>
        _store.Insert(
            NewEntry(key, value, dependencies, absoluteExpiration, slidingExpiration, priority, onRemoveCallback)
        );

    /// <summary>
    /// Inserts an item whose next version a callback makes: when the item expires or its dependency changes, the callback
    /// is called, and the old item is found until it has returned. The item stays when memory is short.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The item.</param>
    /// <param name="dependencies">With what the item goes; <see langword="null"/> for nothing. Belongs to this item alone.</param>
    /// <param name="absoluteExpiration">When the item expires, local time or UTC by its kind; or <see cref="NoAbsoluteExpiration"/>.</param>
    /// <param name="slidingExpiration">How long the item may be unused, up to 365 days; or <see cref="NoSlidingExpiration"/>.</param>
    /// <param name="onUpdateCallback">Makes the next version. Not called when the item is removed or replaced.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/>, <paramref name="value"/> or <paramref name="onUpdateCallback"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Both expirations are given, or neither an expiration nor a dependency.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="slidingExpiration"/> is negative or above 365 days.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="dependencies"/> belongs to another item.</exception>
    public void Insert(
        string key,
        object value,
        CacheDependency? dependencies,
        DateTime absoluteExpiration,
        TimeSpan slidingExpiration,
        CacheItemUpdateCallback onUpdateCallback
    )
    {
        if (
            dependencies is null
            && absoluteExpiration.Ticks == NoAbsoluteExpiration.Ticks
            && slidingExpiration == NoSlidingExpiration
        )
        {
            throw new ArgumentException(
                "An item with an update callback needs an expiration or a dependency; without one it is never updated."
            );
        }

        ArgumentNullException.ThrowIfNull(onUpdateCallback);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        CacheExpiration expiration = CacheExpiration.Of(absoluteExpiration, slidingExpiration, _store.Time);
        _store.Insert(
            new CacheEntry(key, value, expiration)
            {
                Dependency = dependencies,
                Priority = CacheItemPriority.NotRemovable,
                OnUpdate = onUpdateCallback,
            }
        );
    }

    /// <summary>Inserts an item unless there is one of its key.</summary>
    /// <returns>The item that is there already; <see langword="null"/> when <paramref name="value"/> was inserted.</returns>
    /// <inheritdoc cref="Insert(string, object, CacheDependency, DateTime, TimeSpan, CacheItemPriority, CacheItemRemovedCallback)"/>
    public object? Add(
        string key,
        object value,
        CacheDependency? dependencies,
        DateTime absoluteExpiration,
        TimeSpan slidingExpiration,
        CacheItemPriority priority,
        CacheItemRemovedCallback? onRemoveCallback
    ) =>
        _store
            .Add(NewEntry(key, value, dependencies, absoluteExpiration, slidingExpiration, priority, onRemoveCallback))
            ?.Value;

    /// <summary>Removes an item.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The item; <see langword="null"/> when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is <see langword="null"/>.</exception>
    public object? Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _store.Remove(key)?.Value;
    }

    /// <summary>The keys and items as they are now; items may be inserted and removed meanwhile.</summary>
    public IDictionaryEnumerator GetEnumerator()
    {
        Hashtable items = [];
        foreach (CacheEntry entry in _store.Current)
        {
            items[entry.Key] = entry.Value;
        }

        return items.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private CacheEntry NewEntry(
        string key,
        object value,
        CacheDependency? dependency,
        DateTime absoluteExpiration,
        TimeSpan slidingExpiration,
        CacheItemPriority priority,
        CacheItemRemovedCallback? onRemoved
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (priority is < CacheItemPriority.Low or > CacheItemPriority.NotRemovable)
        {
            throw new ArgumentOutOfRangeException(
                nameof(priority),
                priority,
                "A member of CacheItemPriority is expected."
            );
        }

        return new CacheEntry(key, value, CacheExpiration.Of(absoluteExpiration, slidingExpiration, _store.Time))
        {
            Dependency = dependency,
            Priority = priority,
            OnRemoved = onRemoved,
        };
    }
}
