namespace System.Web.Caching;

/// <summary>Called after an item has left the cache. An exception is logged and goes no further.</summary>
/// <param name="key">The key of the item.</param>
/// <param name="value">The item.</param>
/// <param name="reason">Why it is gone.</param>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.caching.cacheitemremovedcallback"/>.</remarks>
public delegate void CacheItemRemovedCallback(string key, object value, CacheItemRemovedReason reason);
