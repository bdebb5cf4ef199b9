namespace System.Web.Caching;

/// <summary>Why an item is no longer in the cache.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.caching.cacheitemremovedreason"/>.</remarks>
public enum CacheItemRemovedReason
{
    /// <summary><see cref="Cache.Remove"/> was called, or another item took its key.</summary>
    Removed = 1,

    /// <summary>Its time is over.</summary>
    Expired = 2,

    /// <summary>Memory was short.</summary>
    Underused = 3,

    /// <summary>What it depends on has changed.</summary>
    DependencyChanged = 4,
}
