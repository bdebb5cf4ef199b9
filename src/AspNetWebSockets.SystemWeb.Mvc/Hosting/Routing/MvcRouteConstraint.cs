using Microsoft.AspNetCore.Routing;
using ClassicConstraint = System.Web.Routing.IRouteConstraint;
using ClassicDirection = System.Web.Routing.RouteDirection;
using ClassicValues = System.Web.Routing.RouteValueDictionary;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;
using Route = System.Web.Routing.Route;

namespace System.Web;

/// <summary>A constraint of System.Web on a route of ASP.NET Core.</summary>
internal sealed class MvcRouteConstraint(ClassicConstraint constraint, Route route) : IRouteConstraint
{
    public bool Match(
        CoreContext? httpContext,
        IRouter? router,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) =>
        httpContext is null
        || constraint.Match(
            new HttpContextWrapper(httpContext.AsSystemWeb()),
            route,
            routeKey,
            new ClassicValues((IDictionary<string, object?>)values),
            routeDirection == RouteDirection.IncomingRequest
                ? ClassicDirection.IncomingRequest
                : ClassicDirection.UrlGeneration
        );
}
