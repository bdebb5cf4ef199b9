namespace System.Web.Caching;

/// <summary>
/// Called before an item leaves the cache by itself, to put another in its place; the old one is found until then. An
/// exception is logged, and the item is removed.
/// </summary>
/// <param name="key">The key of the item.</param>
/// <param name="reason">Why it is about to go.</param>
/// <param name="expensiveObject">The next item; <see langword="null"/> to remove the old one.</param>
/// <param name="dependency">What the next item depends on; <see langword="null"/> for nothing.</param>
/// <param name="absoluteExpiration">When the next item expires, or <see cref="Cache.NoAbsoluteExpiration"/>.</param>
/// <param name="slidingExpiration">How long the next item stays unused, or <see cref="Cache.NoSlidingExpiration"/>.</param>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.caching.cacheitemupdatecallback"/>.</remarks>
public delegate void CacheItemUpdateCallback(
    string key,
    CacheItemUpdateReason reason,
    out object? expensiveObject,
    out CacheDependency? dependency,
    out DateTime absoluteExpiration,
    out TimeSpan slidingExpiration
);
