using System.Web.Routing;

namespace System.Web.Mvc;

/// <summary>Marks a route to controllers that derive from <see cref="Controller"/>; <c>app.MapSystemWebControllers()</c> maps it.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.mvcroutehandler"/>.</remarks>
public class MvcRouteHandler : IEndpointRouteHandler
{
    /// <summary>The name of the route; <see langword="null"/> for none.</summary>
    internal string? RouteName { get; init; }

    IHttpHandler IRouteHandler.GetHttpHandler(RequestContext requestContext) =>
        throw new PlatformNotSupportedException(
            "MvcRouteHandler.GetHttpHandler: ASP.NET Core MVC runs the actions of the route, not a handler. Call app.MapSystemWebControllers()."
        );
}
