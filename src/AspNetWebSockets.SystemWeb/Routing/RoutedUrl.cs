namespace System.Web.Routing;

/// <summary>Makes an address of the site from one that is relative to the application.</summary>
internal static class RoutedUrl
{
    /// <summary>The request that an address is made in.</summary>
    /// <exception cref="InvalidOperationException">There is no request.</exception>
    internal static RequestContext RequestOf(RequestContext? given) =>
        given
        ?? HttpContext.Current?.Request.RequestContext
        ?? throw new InvalidOperationException(
            "An address is made in a request, but HttpContext.Current is null. Give the RequestContext."
        );

    internal static VirtualPathData? Complete(
        VirtualPathData? data,
        RequestContext request,
        bool isLowercase,
        bool hasTrailingSlash
    )
    {
        if (data is null)
        {
            return null;
        }

        int end = data.VirtualPath.IndexOf('?', StringComparison.Ordinal);
        string path = end < 0 ? data.VirtualPath : data.VirtualPath[..end];
        string query = end < 0 ? string.Empty : data.VirtualPath[end..];
        path = isLowercase ? path.ToLowerInvariant() : path;
        path = hasTrailingSlash && path.Length > 0 ? VirtualPath.WithTrailingSlash(path) : path;
        data.VirtualPath = VirtualPath.WithTrailingSlash(request.HttpContext.Request.ApplicationPath) + path + query;
        return data;
    }
}
