namespace System.Web;

/// <summary>Who has to ask again when an answer is no longer fresh.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcacherevalidation"/>.</remarks>
public enum HttpCacheRevalidation
{
    /// <summary><c>must-revalidate</c>: all.</summary>
    AllCaches = 1,

    /// <summary><c>proxy-revalidate</c>: proxies.</summary>
    ProxyCaches = 2,

    /// <summary>Nothing is said.</summary>
    None = 3,
}
