using System.Web.Routing;

namespace System.Web.Mvc;

/// <summary>Stands in a collection of routes for those of <see cref="RouteAttribute"/>.</summary>
internal sealed class AttributeRoutes : RouteBase
{
    public override RouteData? GetRouteData(HttpContextBase httpContext) => null;

    public override VirtualPathData? GetVirtualPath(RequestContext requestContext, RouteValueDictionary? values) =>
        null;
}
