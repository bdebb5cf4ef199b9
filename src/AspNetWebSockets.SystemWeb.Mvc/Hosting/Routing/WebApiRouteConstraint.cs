using System.Web.Http.Routing;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>A constraint of Web API on a route of ASP.NET Core.</summary>
internal sealed class WebApiRouteConstraint(IHttpRouteConstraint constraint, IHttpRoute route) : IRouteConstraint
{
    public bool Match(
        CoreContext? httpContext,
        IRouter? router,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    )
    {
        using HttpRequestMessage request = new(
            new HttpMethod(httpContext?.Request.Method ?? "GET"),
            httpContext?.Request.GetEncodedUrl()
        );
        return constraint.Match(
            request,
            route,
            routeKey,
            new HttpRouteValueDictionary(values!),
            routeDirection == RouteDirection.IncomingRequest
                ? HttpRouteDirection.UriResolution
                : HttpRouteDirection.UriGeneration
        );
    }
}
