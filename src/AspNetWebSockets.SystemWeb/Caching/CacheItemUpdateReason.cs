namespace System.Web.Caching;

/// <summary>Why an item is about to leave the cache.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.caching.cacheitemupdatereason"/>.</remarks>
public enum CacheItemUpdateReason
{
    /// <summary>Its time is over.</summary>
    Expired = 1,

    /// <summary>What it depends on has changed.</summary>
    DependencyChanged = 2,
}
