namespace System.Web.Routing;

/// <summary>Decides whether a value fits a parameter of a route.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.irouteconstraint"/>.</remarks>
public interface IRouteConstraint
{
    /// <summary>Whether a value fits.</summary>
    /// <param name="httpContext">The request.</param>
    /// <param name="route">The route.</param>
    /// <param name="parameterName">The name that the constraint has in <see cref="Route.Constraints"/>.</param>
    /// <param name="values">The values of all parameters.</param>
    /// <param name="routeDirection">What the route is asked for.</param>
    bool Match(
        HttpContextBase httpContext,
        Route route,
        string parameterName,
        RouteValueDictionary values,
        RouteDirection routeDirection
    );
}
