namespace System.Web.Caching;

/// <summary>
/// What an item of the cache depends on: files, directories, and other items of <see cref="HttpRuntime.Cache"/>. When one
/// changes, the item is removed. A class of your own derives from it, calls <see cref="FinishInit"/> at the end of its
/// constructor, and <see cref="NotifyDependencyChanged"/> when its matter has changed.
/// </summary>
/// <remarks>
/// <para>See <see href="https://learn.microsoft.com/dotnet/api/system.web.caching.cachedependency"/>. Thread-safe.</para>
/// <para>
/// Files are watched with <see cref="FileSystemWatcher"/>, of which each file takes one: on Linux an inotify instance, of
/// which a user has 128 unless configured (<c>fs.inotify.max_user_instances</c>).
/// </para>
/// </remarks>
public class CacheDependency : IDisposable
{
    private readonly Lock _gate = new();
    private readonly WatchedDependencies? _watched;
    private Action<object, EventArgs>? _changed;
    private DateTime _lastModified;
    private bool _isOwned;
    private bool _isInitialized;
    private bool _hasChanged;
    private bool _isEnded;
    private bool _isDisposed;

    /// <summary>For derived classes.</summary>
    protected CacheDependency() { }

    /// <summary>Depends on a file or a directory.</summary>
    /// <inheritdoc cref="CacheDependency(string[], string[], CacheDependency, DateTime)"/>
    /// <param name="filename">An absolute path. The file need not exist, its directory must.</param>
    public CacheDependency(string? filename)
        : this(filename is null ? null : [filename], cachekeys: null) { }

    /// <inheritdoc cref="CacheDependency(string)"/>
    /// <param name="filename">An absolute path. The file need not exist, its directory must.</param>
    /// <param name="start">A change after this time counts; local time or UTC by its kind.</param>
    public CacheDependency(string? filename, DateTime start)
        : this(filename is null ? null : [filename], cachekeys: null, start) { }

    /// <inheritdoc cref="CacheDependency(string[], string[], CacheDependency, DateTime)"/>
    public CacheDependency(string[]? filenames)
        : this(filenames, cachekeys: null) { }

    /// <inheritdoc cref="CacheDependency(string[], string[], CacheDependency, DateTime)"/>
    public CacheDependency(string[]? filenames, DateTime start)
        : this(filenames, cachekeys: null, start) { }

    /// <inheritdoc cref="CacheDependency(string[], string[], CacheDependency, DateTime)"/>
    public CacheDependency(string[]? filenames, string[]? cachekeys)
        : this(filenames, cachekeys, dependency: null) { }

    /// <inheritdoc cref="CacheDependency(string[], string[], CacheDependency, DateTime)"/>
    public CacheDependency(string[]? filenames, string[]? cachekeys, DateTime start)
        : this(filenames, cachekeys, dependency: null, start) { }

    /// <inheritdoc cref="CacheDependency(string[], string[], CacheDependency, DateTime)"/>
    public CacheDependency(string[]? filenames, string[]? cachekeys, CacheDependency? dependency)
        : this(filenames, cachekeys, dependency, DateTime.MaxValue) { }

    /// <summary>Depends on files, directories, items of the cache, and on what another dependency depends on.</summary>
    /// <param name="filenames">Absolute paths. A file need not exist, its directory must. <see langword="null"/> for none.</param>
    /// <param name="cachekeys">Keys of <see cref="HttpRuntime.Cache"/>; the dependency has changed when one is missing. <see langword="null"/> for none.</param>
    /// <param name="dependency">Another dependency, which must not belong to an item; <see langword="null"/> for none.</param>
    /// <param name="start">What was changed after this time counts as changed; local time or UTC by its kind. Now if not given.</param>
    /// <exception cref="ArgumentNullException">A name or a key is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A file name is not an absolute path.</exception>
    /// <exception cref="HttpException">The directory of a file does not exist or cannot be watched.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="dependency"/> belongs to an item.</exception>
    public CacheDependency(string[]? filenames, string[]? cachekeys, CacheDependency? dependency, DateTime start)
    {
        _watched = new WatchedDependencies(filenames ?? [], cachekeys ?? [], dependency, WatchedChanged);
        _watched.Start(start);
        FinishInit();
    }

    /// <summary>Whether what the dependency is on has changed.</summary>
    public bool HasChanged
    {
        get
        {
            lock (_gate)
            {
                return _hasChanged;
            }
        }
    }

    /// <summary>When it was last changed, as far as known. UTC; <see cref="DateTime.MinValue"/> when nothing is known.</summary>
    public DateTime UtcLastModified
    {
        get
        {
            lock (_gate)
            {
                return _lastModified;
            }
        }
    }

    /// <summary>A text that tells this dependency from others; <see langword="null"/> when it has none.</summary>
    public virtual string? GetUniqueID() => _watched?.UniqueId;

    /// <summary>The files it depends on; <see langword="null"/> for none.</summary>
    public virtual string[]? GetFileDependencies() => _watched?.FileNames;

    /// <summary>Makes the caller the owner, who is told of the change.</summary>
    /// <returns><see langword="false"/> when it has an owner.</returns>
    public bool TakeOwnership()
    {
        lock (_gate)
        {
            bool isFree = !_isOwned;
            _isOwned = true;
            return isFree;
        }
    }

    /// <summary>Has the owner called back when the dependency changes; at once when it has changed.</summary>
    /// <param name="dependencyChangedAction">Called once.</param>
    public void SetCacheDependencyChanged(Action<object, EventArgs> dependencyChangedAction)
    {
        ArgumentNullException.ThrowIfNull(dependencyChangedAction);
        lock (_gate)
        {
            if (_isEnded)
            {
                return;
            }

            if (!_hasChanged)
            {
                _changed = dependencyChangedAction;
                return;
            }
        }

        dependencyChangedAction(this, EventArgs.Empty);
    }

    /// <summary>The owner does not need the dependency any more.</summary>
    public void ItemRemoved() => Dispose();

    /// <summary>Ends the watching.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isEnded = true;
            _changed = null;
        }

        DisposeOnce();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what a derived class holds. Called once, after <see cref="FinishInit"/>.</summary>
    protected virtual void DependencyDispose() => _watched?.Dispose();

    /// <summary>Ends the construction: a derived class calls it last in its constructor.</summary>
    protected internal void FinishInit()
    {
        bool isOver;
        lock (_gate)
        {
            _isInitialized = true;
            isOver = _isEnded || _hasChanged;
        }

        if (isOver)
        {
            DisposeOnce();
        }
    }

    /// <summary>Says that what the dependency is on has changed. Counts once.</summary>
    /// <param name="sender">Given to the owner.</param>
    /// <param name="e">Given to the owner.</param>
    protected void NotifyDependencyChanged(object sender, EventArgs e)
    {
        Action<object, EventArgs>? changed;
        lock (_gate)
        {
            if (_hasChanged || _isEnded)
            {
                return;
            }

            _hasChanged = true;
            _lastModified = (HostedApplication.Current?.HostOrNull?.Time ?? TimeProvider.System)
                .GetUtcNow()
                .UtcDateTime;
            changed = _changed;
            _changed = null;
        }

        changed?.Invoke(sender, e);
        DisposeOnce();
    }

    /// <summary>Sets <see cref="UtcLastModified"/>.</summary>
    /// <param name="utcLastModified">UTC.</param>
    protected void SetUtcLastModified(DateTime utcLastModified)
    {
        lock (_gate)
        {
            _lastModified = utcLastModified;
        }
    }

    private void WatchedChanged() => NotifyDependencyChanged(this, EventArgs.Empty);

    private void DisposeOnce()
    {
        lock (_gate)
        {
            if (!_isInitialized || _isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        DependencyDispose();
    }
}
