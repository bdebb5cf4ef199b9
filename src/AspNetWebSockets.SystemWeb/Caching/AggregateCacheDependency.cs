namespace System.Web.Caching;

/// <summary>Several dependencies as one: it changes with the first of them.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.caching.aggregatecachedependency"/>. Thread-safe.</remarks>
public sealed class AggregateCacheDependency : CacheDependency
{
    private readonly Lock _gate = new();
    private readonly List<CacheDependency> _dependencies = [];

    /// <summary>Depends on nothing yet.</summary>
    public AggregateCacheDependency() => FinishInit();

    /// <summary>Adds dependencies.</summary>
    /// <param name="dependencies">The dependencies; they belong to this one from now on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="dependencies"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">One of them belongs to an item of the cache or to another dependency.</exception>
    public void Add(params CacheDependency[] dependencies)
    {
        ArgumentNullException.ThrowIfNull(dependencies);
        foreach (CacheDependency dependency in dependencies)
        {
            ArgumentNullException.ThrowIfNull(dependency, nameof(dependencies));
            if (!dependency.TakeOwnership())
            {
                throw new InvalidOperationException(
                    "A CacheDependency belongs to one item of the cache or to one other dependency. Make one for each."
                );
            }

            lock (_gate)
            {
                _dependencies.Add(dependency);
            }

            dependency.SetCacheDependencyChanged(NotifyDependencyChanged);
        }
    }

    /// <summary>The texts of all of them; <see langword="null"/> when one has none.</summary>
    public override string? GetUniqueID()
    {
        string?[] ids = [.. Snapshot().Select(static dependency => dependency.GetUniqueID())];
        return Array.TrueForAll(ids, static id => id is not null) && ids.Length > 0 ? string.Join('|', ids) : null;
    }

    /// <inheritdoc/>
    public override string[]? GetFileDependencies()
    {
        string[] files = [.. Snapshot().SelectMany(static dependency => dependency.GetFileDependencies() ?? [])];
        return files.Length == 0 ? null : files;
    }

    /// <inheritdoc/>
    protected override void DependencyDispose()
    {
        foreach (CacheDependency dependency in Snapshot())
        {
            dependency.ItemRemoved();
        }
    }

    private CacheDependency[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _dependencies];
        }
    }
}
