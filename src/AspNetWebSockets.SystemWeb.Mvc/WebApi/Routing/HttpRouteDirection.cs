namespace System.Web.Http.Routing;

/// <summary>What a constraint is asked for.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>.</remarks>
public enum HttpRouteDirection
{
    /// <summary>A request has come.</summary>
    UriResolution = 0,

    /// <summary>A link is made.</summary>
    UriGeneration = 1,
}
