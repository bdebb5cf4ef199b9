namespace System.Web.Http.Routing;

/// <summary>What a route has read from a URL.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>.</remarks>
public interface IHttpRouteData
{
    /// <summary>The route.</summary>
    IHttpRoute Route { get; }

    /// <summary>The values of its parameters, and its defaults.</summary>
    IDictionary<string, object> Values { get; }
}
