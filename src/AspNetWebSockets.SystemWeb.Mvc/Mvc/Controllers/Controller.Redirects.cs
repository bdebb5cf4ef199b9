using System.Web.Routing;

namespace System.Web.Mvc;

public abstract partial class Controller
{
    /// <summary>A redirect to an action, with status 302.</summary>
    /// <param name="actionName">The action.</param>
    protected internal RedirectToRouteResult RedirectToAction(string actionName) =>
        RedirectToAction(actionName, controllerName: null, (RouteValueDictionary?)null);

    /// <summary>A redirect to an action, with status 302.</summary>
    /// <param name="actionName">The action.</param>
    /// <param name="routeValues">An object with more values as properties.</param>
    protected internal RedirectToRouteResult RedirectToAction(string actionName, object? routeValues) =>
        RedirectToAction(actionName, controllerName: null, new RouteValueDictionary(routeValues));

    /// <summary>A redirect to an action, with status 302.</summary>
    /// <param name="actionName">The action.</param>
    /// <param name="routeValues">More values.</param>
    protected internal RedirectToRouteResult RedirectToAction(string actionName, RouteValueDictionary? routeValues) =>
        RedirectToAction(actionName, controllerName: null, routeValues);

    /// <summary>A redirect to an action, with status 302.</summary>
    /// <param name="actionName">The action.</param>
    /// <param name="controllerName">The controller.</param>
    protected internal RedirectToRouteResult RedirectToAction(string actionName, string? controllerName) =>
        RedirectToAction(actionName, controllerName, (RouteValueDictionary?)null);

    /// <summary>A redirect to an action, with status 302.</summary>
    /// <param name="actionName">The action.</param>
    /// <param name="controllerName">The controller.</param>
    /// <param name="routeValues">An object with more values as properties.</param>
    protected internal RedirectToRouteResult RedirectToAction(
        string actionName,
        string? controllerName,
        object? routeValues
    ) => RedirectToAction(actionName, controllerName, new RouteValueDictionary(routeValues));

    /// <summary>A redirect to an action, with status 302.</summary>
    /// <param name="actionName">The action.</param>
    /// <param name="controllerName">The controller.</param>
    /// <param name="routeValues">More values.</param>
    protected internal virtual RedirectToRouteResult RedirectToAction(
        string actionName,
        string? controllerName,
        RouteValueDictionary? routeValues
    ) =>
        new(
            routeName: null,
            UrlHelper.Target(actionName, controllerName, routeValues, ControllerContext),
            permanent: false
        );

    /// <summary>A redirect to an action, with status 301.</summary>
    /// <param name="actionName">The action.</param>
    protected internal RedirectToRouteResult RedirectToActionPermanent(string actionName) =>
        RedirectToActionPermanent(actionName, controllerName: null, (RouteValueDictionary?)null);

    /// <summary>A redirect to an action, with status 301.</summary>
    /// <param name="actionName">The action.</param>
    /// <param name="routeValues">An object with more values as properties.</param>
    protected internal RedirectToRouteResult RedirectToActionPermanent(string actionName, object? routeValues) =>
        RedirectToActionPermanent(actionName, controllerName: null, new RouteValueDictionary(routeValues));

    /// <summary>A redirect to an action, with status 301.</summary>
    /// <param name="actionName">The action.</param>
    /// <param name="routeValues">More values.</param>
    protected internal RedirectToRouteResult RedirectToActionPermanent(
        string actionName,
        RouteValueDictionary? routeValues
    ) => RedirectToActionPermanent(actionName, controllerName: null, routeValues);

    /// <summary>A redirect to an action, with status 301.</summary>
    /// <param name="actionName">The action.</param>
    /// <param name="controllerName">The controller.</param>
    protected internal RedirectToRouteResult RedirectToActionPermanent(string actionName, string? controllerName) =>
        RedirectToActionPermanent(actionName, controllerName, (RouteValueDictionary?)null);

    /// <summary>A redirect to an action, with status 301.</summary>
    /// <param name="actionName">The action.</param>
    /// <param name="controllerName">The controller.</param>
    /// <param name="routeValues">An object with more values as properties.</param>
    protected internal RedirectToRouteResult RedirectToActionPermanent(
        string actionName,
        string? controllerName,
        object? routeValues
    ) => RedirectToActionPermanent(actionName, controllerName, new RouteValueDictionary(routeValues));

    /// <summary>A redirect to an action, with status 301.</summary>
    /// <param name="actionName">The action.</param>
    /// <param name="controllerName">The controller.</param>
    /// <param name="routeValues">More values.</param>
    protected internal virtual RedirectToRouteResult RedirectToActionPermanent(
        string actionName,
        string? controllerName,
        RouteValueDictionary? routeValues
    ) =>
        new(
            routeName: null,
            UrlHelper.Target(actionName, controllerName, routeValues, ControllerContext),
            permanent: true
        );

    /// <summary>A redirect to the action that values name.</summary>
    /// <param name="routeValues">An object with more values as properties.</param>
    protected internal RedirectToRouteResult RedirectToRoute(object? routeValues) =>
        RedirectToRoute(routeName: null, new RouteValueDictionary(routeValues));

    /// <summary>A redirect to the action that values name.</summary>
    /// <param name="routeValues">More values.</param>
    protected internal RedirectToRouteResult RedirectToRoute(RouteValueDictionary? routeValues) =>
        RedirectToRoute(routeName: null, routeValues);

    /// <summary>A redirect by a route.</summary>
    /// <param name="routeName">The route.</param>
    protected internal RedirectToRouteResult RedirectToRoute(string? routeName) =>
        RedirectToRoute(routeName, (RouteValueDictionary?)null);

    /// <summary>A redirect by a route.</summary>
    /// <param name="routeName">The route.</param>
    /// <param name="routeValues">An object with more values as properties.</param>
    protected internal RedirectToRouteResult RedirectToRoute(string? routeName, object? routeValues) =>
        RedirectToRoute(routeName, new RouteValueDictionary(routeValues));

    /// <summary>A redirect by a route.</summary>
    /// <param name="routeName">The route.</param>
    /// <param name="routeValues">More values.</param>
    protected internal virtual RedirectToRouteResult RedirectToRoute(
        string? routeName,
        RouteValueDictionary? routeValues
    ) => new(routeName, routeValues);
}
