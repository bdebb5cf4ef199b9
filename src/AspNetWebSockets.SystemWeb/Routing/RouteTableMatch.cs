namespace System.Web.Routing;

/// <summary>The route that serves a request of ASP.NET Core.</summary>
/// <param name="Data">What the route has read.</param>
internal sealed record RouteTableMatch(RouteData Data);
