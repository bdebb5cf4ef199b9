namespace System.Web.Routing;

/// <summary>Says that the route table does not serve the requests of a route: they go on to the rest of the application.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.stoproutinghandler"/>.</remarks>
public class StopRoutingHandler : IRouteHandler
{
    IHttpHandler IRouteHandler.GetHttpHandler(RequestContext requestContext) => GetHttpHandler(requestContext);

    /// <summary>Always throws: there is no handler.</summary>
    /// <param name="requestContext">The request.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    protected virtual IHttpHandler GetHttpHandler(RequestContext requestContext) =>
        throw new NotSupportedException(
            "A StopRoutingHandler has no handler: the requests of its route are not served by the route table."
        );
}
