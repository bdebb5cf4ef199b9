namespace System.Web.Http.Routing;

/// <summary>A route of Web API by convention.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>.</remarks>
public class HttpRoute : IHttpRoute
{
    /// <summary>An empty template.</summary>
    public HttpRoute()
        : this(null, null, null, null) { }

    /// <inheritdoc cref="HttpRoute(string, HttpRouteValueDictionary, HttpRouteValueDictionary, HttpRouteValueDictionary)"/>
    public HttpRoute(string? routeTemplate)
        : this(routeTemplate, null, null, null) { }

    /// <inheritdoc cref="HttpRoute(string, HttpRouteValueDictionary, HttpRouteValueDictionary, HttpRouteValueDictionary)"/>
    public HttpRoute(string? routeTemplate, HttpRouteValueDictionary? defaults)
        : this(routeTemplate, defaults, null, null) { }

    /// <inheritdoc cref="HttpRoute(string, HttpRouteValueDictionary, HttpRouteValueDictionary, HttpRouteValueDictionary)"/>
    public HttpRoute(string? routeTemplate, HttpRouteValueDictionary? defaults, HttpRouteValueDictionary? constraints)
        : this(routeTemplate, defaults, constraints, null) { }

    /// <summary>Creates a route.</summary>
    /// <param name="routeTemplate">The template; <see langword="null"/> for an empty one.</param>
    /// <param name="defaults">See <see cref="IHttpRoute.Defaults"/>.</param>
    /// <param name="constraints">See <see cref="IHttpRoute.Constraints"/>.</param>
    /// <param name="dataTokens">See <see cref="IHttpRoute.DataTokens"/>.</param>
    public HttpRoute(
        string? routeTemplate,
        HttpRouteValueDictionary? defaults,
        HttpRouteValueDictionary? constraints,
        HttpRouteValueDictionary? dataTokens
    )
    {
        RouteTemplate = routeTemplate ?? string.Empty;
        Defaults = defaults ?? [];
        Constraints = constraints ?? [];
        DataTokens = dataTokens ?? [];
    }

    /// <inheritdoc/>
    public string RouteTemplate { get; }

    /// <inheritdoc/>
    public IDictionary<string, object> Defaults { get; }

    /// <inheritdoc/>
    public IDictionary<string, object> Constraints { get; }

    /// <inheritdoc/>
    public IDictionary<string, object> DataTokens { get; }
}
