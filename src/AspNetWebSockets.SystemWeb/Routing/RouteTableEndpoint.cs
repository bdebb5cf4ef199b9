using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web.Routing;

/// <summary>The endpoint of all requests that the route table serves; the metadata by which <see cref="RouteTableMatcherPolicy"/> knows it.</summary>
internal sealed class RouteTableEndpoint
{
    internal static Task RunAsync(CoreContext core) =>
        new HttpHandlerEndpoint(_ => Handler(core.AsSystemWeb(), core.Features.Get<RouteTableMatch>()!.Data)).RunAsync(
            core
        );

    private static IHttpHandler Handler(HttpContext context, RouteData data)
    {
        RequestContext request = new(new HttpContextWrapper(context), data);
        context.Request.RequestContext = request;
        IRouteHandler routeHandler =
            data.RouteHandler
            ?? throw new InvalidOperationException("A RouteHandler must be specified for the selected route.");
        return routeHandler.GetHttpHandler(request)
            ?? throw new InvalidOperationException(
                $"The RouteHandler '{routeHandler.GetType()}' did not return an IHttpHandler from a call to GetHttpHandler()."
            );
    }
}
