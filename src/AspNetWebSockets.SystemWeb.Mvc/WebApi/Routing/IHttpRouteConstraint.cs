namespace System.Web.Http.Routing;

/// <summary>A condition of a route.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>.</remarks>
public interface IHttpRouteConstraint
{
    /// <summary>Whether the route may be taken.</summary>
    /// <param name="request">The request.</param>
    /// <param name="route">The route.</param>
    /// <param name="parameterName">What the condition is registered under.</param>
    /// <param name="values">The values of the route.</param>
    /// <param name="routeDirection">Whether a request has come or a link is made.</param>
    bool Match(
        HttpRequestMessage request,
        IHttpRoute route,
        string parameterName,
        IDictionary<string, object> values,
        HttpRouteDirection routeDirection
    );
}
