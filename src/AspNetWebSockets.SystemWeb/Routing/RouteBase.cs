namespace System.Web.Routing;

/// <summary>Decides whether it serves a request, and makes addresses.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.routebase"/>.</remarks>
public abstract class RouteBase
{
    /// <summary>For derived classes.</summary>
    protected RouteBase() { }

    /// <summary>
    /// Whether the route serves paths of existing files, as far as <see cref="RouteCollection.RouteExistingFiles"/> lets
    /// it. Default <see langword="true"/>.
    /// </summary>
    public bool RouteExistingFiles { get; set; } = true;

    /// <summary>Reads a request.</summary>
    /// <param name="httpContext">The request.</param>
    /// <returns><see langword="null"/> when the route does not serve it.</returns>
    public abstract RouteData? GetRouteData(HttpContextBase httpContext);

    /// <summary>Makes the address of some values.</summary>
    /// <param name="requestContext">The request that is being answered.</param>
    /// <param name="values">The values.</param>
    /// <returns><see langword="null"/> when the route has none for them.</returns>
    public abstract VirtualPathData? GetVirtualPath(RequestContext requestContext, RouteValueDictionary? values);
}
