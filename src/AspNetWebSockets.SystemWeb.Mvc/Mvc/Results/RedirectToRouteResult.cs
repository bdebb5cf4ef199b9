using System.Web.Routing;

namespace System.Web.Mvc;

/// <summary>A redirect to an action.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.redirecttorouteresult"/>.</remarks>
public class RedirectToRouteResult : ActionResult
{
    /// <summary>To the action that values name, with status 302.</summary>
    /// <param name="routeValues">The values; <see langword="null"/> for none.</param>
    public RedirectToRouteResult(RouteValueDictionary? routeValues)
        : this(routeName: null, routeValues) { }

    /// <summary>To the action that values name, by a route, with status 302.</summary>
    /// <param name="routeName">The route; <see langword="null"/> for the first that fits.</param>
    /// <param name="routeValues">The values; <see langword="null"/> for none.</param>
    public RedirectToRouteResult(string? routeName, RouteValueDictionary? routeValues)
        : this(routeName, routeValues, permanent: false) { }

    /// <summary>To the action that values name, by a route.</summary>
    /// <param name="routeName">The route; <see langword="null"/> for the first that fits.</param>
    /// <param name="routeValues">The values; <see langword="null"/> for none.</param>
    /// <param name="permanent">Whether the status is 301 instead of 302.</param>
    public RedirectToRouteResult(string? routeName, RouteValueDictionary? routeValues, bool permanent)
    {
        RouteName = routeName ?? string.Empty;
        RouteValues = routeValues ?? [];
        Permanent = permanent;
    }

    /// <summary>Whether the status is 301.</summary>
    public bool Permanent { get; }

    /// <summary>The route; empty for the first that fits.</summary>
    public string RouteName { get; }

    /// <summary>The values.</summary>
    public RouteValueDictionary RouteValues { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">No route leads there.</exception>
    public override void ExecuteResult(ControllerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string url =
            new UrlHelper(context).RouteUrl(RouteName, RouteValues)
            ?? throw new InvalidOperationException(
                $"No route leads to {string.Join(", ", RouteValues.Select(value => $"{value.Key}={value.Value}"))}. Check the names, and the routes that RouteConfig registers."
            );
        new RedirectResult(url, Permanent).ExecuteResult(context);
    }
}
