using System.Web.Http.Routing;

namespace System.Web.Http;

/// <summary>Short forms for routes of Web API.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>.</remarks>
public static class HttpRouteCollectionExtensions
{
    /// <inheritdoc cref="MapHttpRoute(HttpRouteCollection, string, string, object, object)"/>
    public static IHttpRoute MapHttpRoute(this HttpRouteCollection routes, string name, string routeTemplate) =>
        MapHttpRoute(routes, name, routeTemplate, defaults: null, constraints: null);

    /// <inheritdoc cref="MapHttpRoute(HttpRouteCollection, string, string, object, object)"/>
    public static IHttpRoute MapHttpRoute(
        this HttpRouteCollection routes,
        string name,
        string routeTemplate,
        object? defaults
    ) => MapHttpRoute(routes, name, routeTemplate, defaults, constraints: null);

    /// <summary>Adds a route to controllers that derive from <see cref="ApiController"/>.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="name">A name that no other route has.</param>
    /// <param name="routeTemplate">Such as <c>api/{controller}/{id}</c>. Without <c>{action}</c> the action is found by the HTTP method, which its name begins with.</param>
    /// <param name="defaults">An object with the defaults as properties; <see cref="RouteParameter.Optional"/> for a parameter that may be missing.</param>
    /// <param name="constraints">An object with the conditions as properties; see <see cref="IHttpRoute.Constraints"/>.</param>
    /// <returns>The route.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="routes"/> or <paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A route has the name.</exception>
    public static IHttpRoute MapHttpRoute(
        this HttpRouteCollection routes,
        string name,
        string routeTemplate,
        object? defaults,
        object? constraints
    )
    {
        ArgumentNullException.ThrowIfNull(routes);
        IHttpRoute route = routes.CreateRoute(routeTemplate, defaults, constraints);
        routes.Add(name, route);
        return route;
    }
}
