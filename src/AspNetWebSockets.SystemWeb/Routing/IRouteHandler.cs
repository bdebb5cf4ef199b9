namespace System.Web.Routing;

/// <summary>Makes the handler for a request that a route serves.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.iroutehandler"/>.</remarks>
public interface IRouteHandler
{
    /// <summary>Makes the handler.</summary>
    /// <param name="requestContext">The request with the values of the route.</param>
    IHttpHandler GetHttpHandler(RequestContext requestContext);
}
