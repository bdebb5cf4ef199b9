namespace System.Web.Routing;

/// <summary>What a route has read from a request.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.routedata"/>. Not thread-safe.</remarks>
public class RouteData
{
    /// <summary>Without a route.</summary>
    public RouteData() { }

    /// <summary>Of a route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="routeHandler">Makes the handler.</param>
    public RouteData(RouteBase? route, IRouteHandler? routeHandler)
    {
        Route = route;
        RouteHandler = routeHandler;
    }

    /// <summary>Values that the route carries along, which do not come from the request.</summary>
    public RouteValueDictionary DataTokens { get; } = [];

    /// <summary>The route.</summary>
    public RouteBase? Route { get; set; }

    /// <summary>Makes the handler.</summary>
    public IRouteHandler? RouteHandler { get; set; }

    /// <summary>The values of the route's parameters, and its defaults.</summary>
    public RouteValueDictionary Values { get; } = [];

    /// <summary>A value that must be there.</summary>
    /// <param name="valueName">Its name.</param>
    /// <exception cref="InvalidOperationException">There is none, or it is empty or no text.</exception>
    public string GetRequiredString(string valueName) =>
        Values.TryGetValue(valueName, out object? value) && value is string { Length: > 0 } text
            ? text
            : throw new InvalidOperationException(
                $"The RouteData must contain an item named '{valueName}' with a non-empty string value. Name it in the URL of the route or in its defaults."
            );
}
