namespace System.Web.Routing;

/// <summary>Lets a route serve some HTTP methods only.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.httpmethodconstraint"/>.</remarks>
public class HttpMethodConstraint : IRouteConstraint
{
    /// <summary>Allows some methods.</summary>
    /// <param name="allowedMethods">Their names; case does not matter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="allowedMethods"/> is <see langword="null"/>.</exception>
    public HttpMethodConstraint(params string[] allowedMethods)
    {
        ArgumentNullException.ThrowIfNull(allowedMethods);
        AllowedMethods = Array.AsReadOnly([.. allowedMethods]);
    }

    /// <summary>The methods. Read-only.</summary>
    public ICollection<string> AllowedMethods { get; }

    bool IRouteConstraint.Match(
        HttpContextBase httpContext,
        Route route,
        string parameterName,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => Match(httpContext, route, parameterName, values, routeDirection);

    /// <summary>Whether the method of the request is allowed; for an address, whether the value of that name is an allowed method or missing.</summary>
    /// <inheritdoc cref="IRouteConstraint.Match" path="/param"/>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The value of that name is no text.</exception>
    protected virtual bool Match(
        HttpContextBase httpContext,
        Route route,
        string parameterName,
        RouteValueDictionary values,
        RouteDirection routeDirection
    )
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(parameterName);
        ArgumentNullException.ThrowIfNull(values);
        if (routeDirection == RouteDirection.IncomingRequest)
        {
            return IsAllowed(httpContext.Request.HttpMethod);
        }

        return !values.TryGetValue(parameterName, out object? value)
            || IsAllowed(
                value as string
                    ?? throw new InvalidOperationException(
                        $"The constraint for route parameter '{parameterName}' on the route with URL '{route.Url}' must have a string value, the name of an HTTP method."
                    )
            );
    }

    private bool IsAllowed(string method) => AllowedMethods.Contains(method, StringComparer.OrdinalIgnoreCase);
}
