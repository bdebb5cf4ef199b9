using System.Diagnostics.CodeAnalysis;

namespace System.Web.Routing;

/// <summary>A request with what its route has read from it.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.requestcontext"/>.</remarks>
public class RequestContext
{
    /// <summary>For derived classes, which override the properties, and for tests, which set them.</summary>
    public RequestContext() { }

    /// <summary>Of a request.</summary>
    /// <param name="httpContext">The request.</param>
    /// <param name="routeData">What its route has read.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    [SuppressMessage(
        "Usage",
        "MA0056",
        Justification = "The .NET Framework's constructor sets its virtual properties."
    )]
    public RequestContext(HttpContextBase httpContext, RouteData routeData)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        ArgumentNullException.ThrowIfNull(routeData);
        HttpContext = httpContext;
        RouteData = routeData;
    }

    /// <summary>The request.</summary>
    public virtual HttpContextBase HttpContext { get; set; } = null!;

    /// <summary>What its route has read.</summary>
    public virtual RouteData RouteData { get; set; } = null!;
}
