namespace System.Web.Routing;

/// <summary>An address that a route has made.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.virtualpathdata"/>.</remarks>
public class VirtualPathData
{
    /// <summary>Of a route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="virtualPath">The path.</param>
    public VirtualPathData(RouteBase route, string? virtualPath)
    {
        Route = route;
        VirtualPath = virtualPath ?? string.Empty;
    }

    /// <summary>Values that the route carries along.</summary>
    public RouteValueDictionary DataTokens { get; } = [];

    /// <summary>The route.</summary>
    public RouteBase Route { get; set; }

    /// <summary>The path with its query: from a route relative to the application, from a <see cref="RouteCollection"/> with the application's path. Never <see langword="null"/>.</summary>
    public string VirtualPath
    {
        get;
        set => field = value ?? string.Empty;
    }
}
