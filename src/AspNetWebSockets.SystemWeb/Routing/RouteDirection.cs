namespace System.Web.Routing;

/// <summary>What a route is asked for.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.routedirection"/>.</remarks>
public enum RouteDirection
{
    /// <summary>Whether it serves a request.</summary>
    IncomingRequest = 0,

    /// <summary>The address of some values.</summary>
    UrlGeneration = 1,
}
