using System.Collections.ObjectModel;

namespace System.Web.Http.Routing;

/// <summary>A route for some HTTP methods only.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>.</remarks>
public class HttpMethodConstraint : IHttpRouteConstraint
{
    /// <summary>Names the methods.</summary>
    /// <param name="allowedMethods">The methods.</param>
    /// <exception cref="ArgumentNullException"><paramref name="allowedMethods"/> is <see langword="null"/>.</exception>
    public HttpMethodConstraint(params HttpMethod[] allowedMethods)
    {
        ArgumentNullException.ThrowIfNull(allowedMethods);
        AllowedMethods = [.. allowedMethods];
    }

    /// <summary>The methods.</summary>
    public Collection<HttpMethod> AllowedMethods { get; }

    bool IHttpRouteConstraint.Match(
        HttpRequestMessage request,
        IHttpRoute route,
        string parameterName,
        IDictionary<string, object> values,
        HttpRouteDirection routeDirection
    ) => Match(request, route, parameterName, values, routeDirection);

    /// <inheritdoc cref="IHttpRouteConstraint.Match"/>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    protected virtual bool Match(
        HttpRequestMessage request,
        IHttpRoute route,
        string parameterName,
        IDictionary<string, object> values,
        HttpRouteDirection routeDirection
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return routeDirection == HttpRouteDirection.UriGeneration || AllowedMethods.Contains(request.Method);
    }
}
