using System.Web.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;
using RouteValueDictionary = System.Web.Routing.RouteValueDictionary;

namespace System.Web.Mvc;

/// <summary>Makes addresses of actions.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.urlhelper"/>.</remarks>
public class UrlHelper
{
    private readonly ControllerContext _controllerContext;

    internal UrlHelper(ControllerContext controllerContext)
    {
        _controllerContext = controllerContext;
    }

    /// <summary>The request that is answered.</summary>
    public RequestContext RequestContext => _controllerContext.RequestContext;

    /// <inheritdoc cref="Action(string, string, RouteValueDictionary)"/>
    public string? Action(string? actionName) => Action(actionName, controllerName: null, (RouteValueDictionary?)null);

    /// <inheritdoc cref="Action(string, string, RouteValueDictionary)"/>
    public string? Action(string? actionName, object? routeValues) =>
        Action(actionName, controllerName: null, new RouteValueDictionary(routeValues));

    /// <inheritdoc cref="Action(string, string, RouteValueDictionary)"/>
    public string? Action(string? actionName, string? controllerName) =>
        Action(actionName, controllerName, (RouteValueDictionary?)null);

    /// <inheritdoc cref="Action(string, string, RouteValueDictionary)"/>
    public string? Action(string? actionName, string? controllerName, object? routeValues) =>
        Action(actionName, controllerName, new RouteValueDictionary(routeValues));

    /// <summary>The path of an action; <see langword="null"/> when no route leads there.</summary>
    /// <param name="actionName">The action; <see langword="null"/> for the current one.</param>
    /// <param name="controllerName">The controller; <see langword="null"/> for the current one.</param>
    /// <param name="routeValues">More values.</param>
    public string? Action(string? actionName, string? controllerName, RouteValueDictionary? routeValues) =>
        RouteUrl(routeName: null, Target(actionName, controllerName, routeValues, _controllerContext));

    /// <summary>A path with the application's in the place of <c>~/</c>.</summary>
    /// <param name="contentPath">The path.</param>
    public string Content(string contentPath) => GenerateContentUrl(contentPath, RequestContext.HttpContext);

    /// <summary>A text for a URL.</summary>
    /// <param name="url">The text.</param>
    public virtual string Encode(string url) => HttpUtility.UrlEncode(url);

    /// <summary>Whether an address cannot lead to another site.</summary>
    /// <param name="url">The address.</param>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Performance",
        "CA1822",
        Justification = "An instance member in ASP.NET 4.x."
    )]
    public bool IsLocalUrl(string? url) =>
        url is ['/'] or ['/', not ('/' or '\\'), ..] or ['~', '/'] or ['~', '/', not ('/' or '\\'), ..];

    /// <inheritdoc cref="RouteUrl(string, RouteValueDictionary)"/>
    public string? RouteUrl(object? routeValues) => RouteUrl(routeName: null, new RouteValueDictionary(routeValues));

    /// <inheritdoc cref="RouteUrl(string, RouteValueDictionary)"/>
    public string? RouteUrl(string? routeName, object? routeValues) =>
        RouteUrl(routeName, new RouteValueDictionary(routeValues));

    /// <summary>The path that values have by a route; <see langword="null"/> for none.</summary>
    /// <param name="routeName">The route; <see langword="null"/> or empty for the first that fits.</param>
    /// <param name="routeValues">The values.</param>
    public string? RouteUrl(string? routeName, RouteValueDictionary? routeValues)
    {
        CoreContext core = _controllerContext.Invocation!.Core.HttpContext;
        Microsoft.AspNetCore.Routing.RouteValueDictionary values = new(routeValues ?? [])
        {
            [ControllerFamily.RouteKey] = ControllerFamily.Mvc,
        };
        if (AreaNamespaces.Any && !values.ContainsKey(AreaRegistrationContext.AreaKey))
        {
            // A link stays in its area, and what is in none does not lead into one.
            values[AreaRegistrationContext.AreaKey] =
                _controllerContext.RouteData.Values[AreaRegistrationContext.AreaKey] ?? string.Empty;
        }

        return core
            .RequestServices.GetRequiredService<LinkGenerator>()
            .GetPathByRouteValues(core, string.IsNullOrEmpty(routeName) ? null : routeName, values);
    }

    /// <summary>A path with the application's in the place of <c>~/</c>.</summary>
    /// <param name="contentPath">The path.</param>
    /// <param name="httpContext">A request to the application.</param>
    /// <exception cref="ArgumentException"><paramref name="contentPath"/> is <see langword="null"/> or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="httpContext"/> is <see langword="null"/>.</exception>
    public static string GenerateContentUrl(string contentPath, HttpContextBase httpContext)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentPath);
        ArgumentNullException.ThrowIfNull(httpContext);
        return contentPath.StartsWith("~/", StringComparison.Ordinal)
            ? httpContext.Request.ApplicationPath.TrimEnd('/') + contentPath[1..]
            : contentPath;
    }

    /// <summary>The values of an action, with those of the current one for what is not named.</summary>
    internal static RouteValueDictionary Target(
        string? actionName,
        string? controllerName,
        RouteValueDictionary? routeValues,
        ControllerContext current
    )
    {
        RouteValueDictionary target = [];
        foreach ((string name, object? value) in routeValues ?? [])
        {
            target[name] = value;
        }

        target["action"] = actionName ?? current.RouteData.Values["action"];
        target["controller"] = controllerName ?? current.RouteData.Values["controller"];
        return target;
    }
}
