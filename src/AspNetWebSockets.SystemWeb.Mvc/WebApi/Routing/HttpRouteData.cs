namespace System.Web.Http.Routing;

/// <summary>What a route has read from a URL.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>.</remarks>
public class HttpRouteData : IHttpRouteData
{
    /// <summary>Without values.</summary>
    /// <param name="route">The route.</param>
    /// <exception cref="ArgumentNullException"><paramref name="route"/> is <see langword="null"/>.</exception>
    public HttpRouteData(IHttpRoute route)
        : this(route, []) { }

    /// <summary>With values.</summary>
    /// <param name="route">The route.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public HttpRouteData(IHttpRoute route, HttpRouteValueDictionary values)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(values);
        Route = route;
        Values = values;
    }

    /// <inheritdoc/>
    public IHttpRoute Route { get; }

    /// <inheritdoc/>
    public IDictionary<string, object> Values { get; }
}
