using System.Collections.Concurrent;

namespace System.Web.Caching;

/// <summary>The items of a cache. Thread-safe.</summary>
/// <remarks>Who takes an item out of the dictionary ends it; so every item ends once, with one reason.</remarks>
internal sealed class CacheStore
{
    private readonly ConcurrentDictionary<string, CacheEntry> _entries = new(StringComparer.Ordinal);
    private readonly Func<TimeProvider> _time;
    private readonly CacheSweep _sweep;

    internal CacheStore(Func<TimeProvider> time, Func<bool> isMemoryShort)
    {
        _time = time;
        _sweep = new CacheSweep(this, time, isMemoryShort);
    }

    internal int Count => _entries.Count;

    internal bool IsEmpty => _entries.IsEmpty;

    internal TimeProvider Time => _time();

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    /// <summary>The items that have not expired, as of now.</summary>
    internal IEnumerable<CacheEntry> Current
    {
        get
        {
            DateTime now = Now;
            return _entries.Values.Where(entry => !entry.IsExpired(now));
        }
    }

    internal CacheEntry? Find(string key)
    {
        if (!_entries.TryGetValue(key, out CacheEntry? entry))
        {
            return null;
        }

        DateTime now = Now;
        if (entry.IsExpired(now) && entry.OnUpdate is null)
        {
            Remove(entry, CacheItemRemovedReason.Expired);
            return null;
        }

        entry.Touch(now);
        return entry;
    }

    /// <summary>Adds an item unless there is one of its key.</summary>
    /// <returns>The one that is there.</returns>
    internal CacheEntry? Add(CacheEntry entry)
    {
        if (!TryBegin(entry))
        {
            return null;
        }

        while (!_entries.TryAdd(entry.Key, entry))
        {
            if (Find(entry.Key) is { } existing)
            {
                entry.Dependency?.ItemRemoved();
                return existing;
            }
        }

        Watch(entry);
        return null;
    }

    /// <summary>Adds an item, in the place of one of its key.</summary>
    internal void Insert(CacheEntry entry)
    {
        if (!TryBegin(entry))
        {
            _ = Remove(entry.Key);
            return;
        }

        while (!_entries.TryAdd(entry.Key, entry))
        {
            if (
                _entries.TryGetValue(entry.Key, out CacheEntry? existing)
                && _entries.TryUpdate(entry.Key, entry, existing)
            )
            {
                existing.End(CacheItemRemovedReason.Removed);
                break;
            }
        }

        Watch(entry);
    }

    internal CacheEntry? Remove(string key)
    {
        if (!_entries.TryRemove(key, out CacheEntry? entry))
        {
            return null;
        }

        entry.End(CacheItemRemovedReason.Removed);
        return entry;
    }

    internal void Remove(CacheEntry entry, CacheItemRemovedReason reason)
    {
        if (_entries.TryRemove(KeyValuePair.Create(entry.Key, entry)))
        {
            entry.End(reason);
        }
    }

    /// <summary>Removes the items whose time is over, or has them replaced.</summary>
    internal void RemoveExpired()
    {
        DateTime now = Now;
        foreach (CacheEntry entry in _entries.Values.Where(entry => entry.IsExpired(now)))
        {
            Lapse(entry, CacheItemRemovedReason.Expired, CacheItemUpdateReason.Expired);
        }
    }

    /// <summary>Removes a tenth of the items that may go: those of lower priority first, then those unused for longest.</summary>
    internal void Trim()
    {
        List<CacheEntry> removable =
        [
            .. _entries
                .Values.Where(entry => entry.Priority != CacheItemPriority.NotRemovable)
                .OrderBy(entry => entry.Priority)
                .ThenBy(entry => entry.LastUse),
        ];
        foreach (CacheEntry entry in removable.Take((removable.Count + 9) / 10))
        {
            Remove(entry, CacheItemRemovedReason.Underused);
        }
    }

    /// <summary>Takes the item's dependency over; an item that is over before it begins does not come in.</summary>
    /// <exception cref="InvalidOperationException">The dependency belongs to another item.</exception>
    private bool TryBegin(CacheEntry entry)
    {
        if (entry.Dependency is { } dependency && !dependency.TakeOwnership())
        {
            throw new InvalidOperationException(
                $"The CacheDependency given with the key '{entry.Key}' belongs to another item of the cache already. Make one for each item."
            );
        }

        DateTime now = Now;
        entry.Begin(now);
        if (entry.Dependency is { HasChanged: true })
        {
            entry.End(CacheItemRemovedReason.DependencyChanged);
            return false;
        }

        if (entry.IsExpired(now))
        {
            entry.End(CacheItemRemovedReason.Expired);
            return false;
        }

        return true;
    }

    private void Watch(CacheEntry entry)
    {
        entry.Dependency?.SetCacheDependencyChanged(
            (_, _) => Lapse(entry, CacheItemRemovedReason.DependencyChanged, CacheItemUpdateReason.DependencyChanged)
        );
        _sweep.Arm();
    }

    private void Lapse(CacheEntry entry, CacheItemRemovedReason removed, CacheItemUpdateReason updated)
    {
        if (entry.OnUpdate is null)
        {
            Remove(entry, removed);
        }
        else if (entry.TryBeginUpdate())
        {
            Replace(entry, updated);
        }
    }

    private void Replace(CacheEntry entry, CacheItemUpdateReason reason)
    {
        CacheEntry? next = null;
        bool isMade = CacheCallbacks.Run(
            entry.Key,
            entry.OnUpdate,
            (update, key) =>
            {
                update(
                    key,
                    reason,
                    out object? value,
                    out CacheDependency? dependency,
                    out DateTime at,
                    out TimeSpan after
                );
                if (value is not null && dependency is not { HasChanged: true })
                {
                    next = new CacheEntry(key, value, CacheExpiration.Of(at, after, Time))
                    {
                        Dependency = dependency,
                        Priority = CacheItemPriority.NotRemovable,
                        OnUpdate = update,
                    };
                    Insert(next);
                }
            }
        );
        if (!isMade || next is null)
        {
            Remove(entry, CacheItemRemovedReason.Removed);
        }
    }
}
