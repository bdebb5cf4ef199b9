using System.Web.Routing;

namespace System.Web.Mvc;

/// <summary>Where an area registers its routes.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.arearegistrationcontext"/>.</remarks>
public class AreaRegistrationContext
{
    internal const string AreaKey = "area";

    /// <summary>Of an area.</summary>
    /// <param name="areaName">The area.</param>
    /// <param name="routes">The routes.</param>
    public AreaRegistrationContext(string areaName, RouteCollection routes)
        : this(areaName, routes, state: null) { }

    /// <summary>Of an area.</summary>
    /// <param name="areaName">The area.</param>
    /// <param name="routes">The routes.</param>
    /// <param name="state">What the application gave; <see langword="null"/> for nothing.</param>
    /// <exception cref="ArgumentException"><paramref name="areaName"/> is <see langword="null"/> or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="routes"/> is <see langword="null"/>.</exception>
    public AreaRegistrationContext(string areaName, RouteCollection routes, object? state)
    {
        ArgumentException.ThrowIfNullOrEmpty(areaName);
        ArgumentNullException.ThrowIfNull(routes);
        AreaName = areaName;
        Routes = routes;
        State = state;
    }

    /// <summary>The area.</summary>
    public string AreaName { get; }

    /// <summary>The routes.</summary>
    public RouteCollection Routes { get; }

    /// <summary>What the application gave; <see langword="null"/> for nothing.</summary>
    public object? State { get; }

    /// <inheritdoc cref="MapRoute(string, string, object, object, string[])"/>
    public Route MapRoute(string? name, string url) => MapRoute(name, url, defaults: null, constraints: null, null);

    /// <inheritdoc cref="MapRoute(string, string, object, object, string[])"/>
    public Route MapRoute(string? name, string url, object? defaults) =>
        MapRoute(name, url, defaults, constraints: null, null);

    /// <inheritdoc cref="MapRoute(string, string, object, object, string[])"/>
    public Route MapRoute(string? name, string url, object? defaults, object? constraints) =>
        MapRoute(name, url, defaults, constraints, null);

    /// <inheritdoc cref="MapRoute(string, string, object, object, string[])"/>
    public Route MapRoute(string? name, string url, object? defaults, string[]? namespaces) =>
        MapRoute(name, url, defaults, constraints: null, namespaces);

    /// <inheritdoc cref="MapRoute(string, string, object, object, string[])"/>
    public Route MapRoute(string? name, string url, string[]? namespaces) =>
        MapRoute(name, url, defaults: null, constraints: null, namespaces);

    /// <summary>Adds a route to the controllers of the area.</summary>
    /// <param name="name">A name that no other route has; <see langword="null"/> for none.</param>
    /// <param name="url">Such as <c>Admin/{controller}/{action}/{id}</c>.</param>
    /// <param name="defaults">An object with the defaults as properties.</param>
    /// <param name="constraints">An object with the conditions as properties.</param>
    /// <param name="namespaces">Kept in <see cref="Route.DataTokens"/>.</param>
    /// <returns>The route.</returns>
    public Route MapRoute(string? name, string url, object? defaults, object? constraints, string[]? namespaces)
    {
        Route route = Routes.MapRoute(name, url, defaults, constraints, namespaces);
        route.DataTokens![AreaKey] = AreaName;
        return route;
    }
}
