using System.Diagnostics.CodeAnalysis;

namespace System.Web.Routing;

/// <summary>The routes of the application. <c>app.MapRouteTable()</c> has them served.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.routetable"/>.</remarks>
[SuppressMessage("Design", "RCS1102", Justification = "The .NET Framework's class is not static.")]
public class RouteTable
{
    /// <summary>The routes; one collection for the process. May be changed while requests are served.</summary>
    public static RouteCollection Routes { get; } = [];
}
