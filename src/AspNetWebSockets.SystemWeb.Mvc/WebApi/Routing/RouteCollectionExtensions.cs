using System.Web.Http.WebHost;
using System.Web.Routing;

namespace System.Web.Http;

/// <summary>Routes of Web API in the table of routes.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>.</remarks>
public static class RouteCollectionExtensions
{
    /// <inheritdoc cref="MapHttpRoute(RouteCollection, string, string, object, object)"/>
    public static Route MapHttpRoute(this RouteCollection routes, string? name, string routeTemplate) =>
        MapHttpRoute(routes, name, routeTemplate, defaults: null, constraints: null);

    /// <inheritdoc cref="MapHttpRoute(RouteCollection, string, string, object, object)"/>
    public static Route MapHttpRoute(
        this RouteCollection routes,
        string? name,
        string routeTemplate,
        object? defaults
    ) => MapHttpRoute(routes, name, routeTemplate, defaults, constraints: null);

    /// <summary>Adds a route to controllers that derive from <see cref="ApiController"/>.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="name">A name that no other route has; <see langword="null"/> for none.</param>
    /// <param name="routeTemplate">Such as <c>api/{controller}/{id}</c>.</param>
    /// <param name="defaults">An object with the defaults as properties; <see cref="RouteParameter.Optional"/> for a parameter that may be missing.</param>
    /// <param name="constraints">An object with the conditions as properties.</param>
    /// <returns>The route.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="routes"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A route has the name.</exception>
    public static Route MapHttpRoute(
        this RouteCollection routes,
        string? name,
        string routeTemplate,
        object? defaults,
        object? constraints
    )
    {
        ArgumentNullException.ThrowIfNull(routes);
        Route route = new(routeTemplate, new HttpControllerRouteHandler(name))
        {
            Defaults = new RouteValueDictionary(defaults),
            Constraints = new RouteValueDictionary(constraints),
        };
        routes.Add(name, route);
        return route;
    }
}
