using System.Web.Routing;

namespace System.Web.Mvc;

/// <summary>Short forms for routes of MVC.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.routecollectionextensions"/>.</remarks>
public static class RouteCollectionExtensions
{
    /// <summary>Leaves requests to what else the application has.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="url">Such as <c>{resource}.axd/{*pathInfo}</c>.</param>
    public static void IgnoreRoute(this RouteCollection routes, string url) =>
        IgnoreRoute(routes, url, constraints: null);

    /// <summary>Leaves requests to what else the application has.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="url">Such as <c>{resource}.axd/{*pathInfo}</c>.</param>
    /// <param name="constraints">An object with the conditions as properties.</param>
    public static void IgnoreRoute(this RouteCollection routes, string url, object? constraints)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Ignore(url, constraints);
    }

    /// <inheritdoc cref="MapRoute(RouteCollection, string, string, object, object, string[])"/>
    public static Route MapRoute(this RouteCollection routes, string? name, string url) =>
        MapRoute(routes, name, url, defaults: null, constraints: null, namespaces: null);

    /// <inheritdoc cref="MapRoute(RouteCollection, string, string, object, object, string[])"/>
    public static Route MapRoute(this RouteCollection routes, string? name, string url, object? defaults) =>
        MapRoute(routes, name, url, defaults, constraints: null, namespaces: null);

    /// <inheritdoc cref="MapRoute(RouteCollection, string, string, object, object, string[])"/>
    public static Route MapRoute(
        this RouteCollection routes,
        string? name,
        string url,
        object? defaults,
        object? constraints
    ) => MapRoute(routes, name, url, defaults, constraints, namespaces: null);

    /// <inheritdoc cref="MapRoute(RouteCollection, string, string, object, object, string[])"/>
    public static Route MapRoute(this RouteCollection routes, string? name, string url, string[]? namespaces) =>
        MapRoute(routes, name, url, defaults: null, constraints: null, namespaces);

    /// <inheritdoc cref="MapRoute(RouteCollection, string, string, object, object, string[])"/>
    public static Route MapRoute(
        this RouteCollection routes,
        string? name,
        string url,
        object? defaults,
        string[]? namespaces
    ) => MapRoute(routes, name, url, defaults, constraints: null, namespaces);

    /// <summary>Adds a route to controllers that derive from <see cref="Controller"/>.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="name">A name that no other route has; <see langword="null"/> for none.</param>
    /// <param name="url">Such as <c>{controller}/{action}/{id}</c>.</param>
    /// <param name="defaults">An object with the defaults as properties; <see cref="UrlParameter.Optional"/> for a parameter that may be missing.</param>
    /// <param name="constraints">An object with the conditions as properties: regular expressions for all of the value, or <see cref="IRouteConstraint"/>.</param>
    /// <param name="namespaces">Kept in <see cref="Route.DataTokens"/>. Controllers are not chosen by it: their names must differ.</param>
    /// <returns>The route.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="routes"/> or <paramref name="url"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A route has the name.</exception>
    public static Route MapRoute(
        this RouteCollection routes,
        string? name,
        string url,
        object? defaults,
        object? constraints,
        string[]? namespaces
    )
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(url);
        Route route = new(url, new MvcRouteHandler { RouteName = name })
        {
            Defaults = new RouteValueDictionary(defaults),
            Constraints = new RouteValueDictionary(constraints),
            DataTokens = [],
        };
        if (namespaces is { Length: > 0 })
        {
            route.DataTokens["Namespaces"] = namespaces;
        }

        routes.Add(name, route);
        return route;
    }
}
