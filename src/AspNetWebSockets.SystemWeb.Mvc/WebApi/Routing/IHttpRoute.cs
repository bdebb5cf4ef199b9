namespace System.Web.Http.Routing;

/// <summary>A route of Web API by convention.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>. Matching is ASP.NET Core's.</remarks>
public interface IHttpRoute
{
    /// <summary>The template, such as <c>api/{controller}/{id}</c>.</summary>
    string RouteTemplate { get; }

    /// <summary>Values for parameters that the URL lacks.</summary>
    IDictionary<string, object> Defaults { get; }

    /// <summary>By parameter: a regular expression for all of its value, an <see cref="IHttpRouteConstraint"/> or a constraint of ASP.NET Core.</summary>
    IDictionary<string, object> Constraints { get; }

    /// <summary>Anything the application wants to keep with the route.</summary>
    IDictionary<string, object> DataTokens { get; }
}
