using System.Web.Routing;

namespace System.Web.Http.WebHost;

/// <summary>Marks a route to controllers that derive from <see cref="ApiController"/>; <c>app.MapSystemWebControllers()</c> maps it.</summary>
public class HttpControllerRouteHandler : IEndpointRouteHandler
{
    internal HttpControllerRouteHandler(string? routeName)
    {
        RouteName = routeName;
    }

    /// <summary>The name of the route; <see langword="null"/> for none.</summary>
    internal string? RouteName { get; }

    IHttpHandler IRouteHandler.GetHttpHandler(RequestContext requestContext) =>
        throw new PlatformNotSupportedException(
            "HttpControllerRouteHandler.GetHttpHandler: ASP.NET Core MVC runs the actions of the route, not a handler. Call app.MapSystemWebControllers()."
        );
}
