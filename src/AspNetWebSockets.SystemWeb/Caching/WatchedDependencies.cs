namespace System.Web.Caching;

/// <summary>The files, the cache items and the other dependency that a <see cref="CacheDependency"/> watches.</summary>
internal sealed class WatchedDependencies(
    string[] fileNames,
    string[] cacheKeys,
    CacheDependency? other,
    Action changed
) : IDisposable
{
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly List<CacheEntry> _entries = [];

    internal string[]? FileNames => fileNames.Length == 0 ? null : [.. fileNames];

    internal string? UniqueId =>
        fileNames.Length + cacheKeys.Length == 0
            ? other?.GetUniqueID()
            : string.Join('|', [.. fileNames, .. cacheKeys, other?.GetUniqueID() ?? string.Empty]);

    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in _watchers)
        {
            watcher.Dispose();
        }

        foreach (CacheEntry entry in _entries)
        {
            entry.Forget(changed);
        }

        other?.ItemRemoved();
    }

    internal void Start(DateTime start)
    {
        try
        {
            WatchAll(start);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private void WatchAll(DateTime start)
    {
        DateTime? since = start.Ticks == DateTime.MaxValue.Ticks ? null : start.ToUniversalTime();
        foreach (string fileName in fileNames)
        {
            Watch(fileName, since);
        }

        foreach (string key in cacheKeys)
        {
            Watch(HttpRuntime.Cache.Store, key, since);
        }

        if (other is not null)
        {
            Watch(other);
        }
    }

    private void Watch(string fileName, DateTime? since)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (!IO.Path.IsPathFullyQualified(fileName))
        {
            throw new ArgumentException(
                $"Invalid file name for monitoring: '{fileName}'. An absolute path is expected, such as Server.MapPath(\"~/x\") gives."
            );
        }

        string full = IO.Path.TrimEndingDirectorySeparator(IO.Path.GetFullPath(fileName));
        try
        {
            FileSystemWatcher watcher =
                IO.Path.GetDirectoryName(full) is not { } directory || Directory.Exists(full)
                    ? new FileSystemWatcher(full)
                    : new FileSystemWatcher(directory, IO.Path.GetFileName(full));
            _watchers.Add(watcher);
            Begin(watcher);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException)
        {
            throw new HttpException(
                $"Failed to start monitoring changes of '{full}': {exception.Message} Its directory must exist, and the system must allow another inotify instance.",
                exception
            );
        }

        if (since is { } time && File.GetLastWriteTimeUtc(full) > time)
        {
            changed();
        }
    }

    private void Begin(FileSystemWatcher watcher)
    {
        watcher.Changed += (_, _) => changed();
        watcher.Created += (_, _) => changed();
        watcher.Deleted += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();
        // What was missed counts as a change: the item is made anew instead of being stale.
        watcher.Error += (_, _) => changed();
        watcher.EnableRaisingEvents = true;
    }

    private void Watch(CacheStore store, string key, DateTime? since)
    {
        ArgumentNullException.ThrowIfNull(key);
        CacheEntry? entry = store.Find(key);
        if (entry is null || (since is { } time && entry.Created > time) || !entry.WhenEnded(changed))
        {
            changed();
            return;
        }

        _entries.Add(entry);
    }

    private void Watch(CacheDependency dependency)
    {
        if (!dependency.TakeOwnership())
        {
            throw new InvalidOperationException(
                "The CacheDependency that another is made of belongs to an item of the cache already. Make one for each."
            );
        }

        dependency.SetCacheDependencyChanged((_, _) => changed());
    }
}
