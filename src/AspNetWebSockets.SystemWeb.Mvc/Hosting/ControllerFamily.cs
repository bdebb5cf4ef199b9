namespace System.Web;

/// <summary>
/// Keeps the controllers of ASP.NET 4.x on the routes that old code has registered for their kind, and those of ASP.NET
/// Core off them: a route value that a route sets and that controllers ask for.
/// </summary>
internal static class ControllerFamily
{
    internal const string RouteKey = "systemweb";

    internal const string WebApi = "webapi";

    internal const string Mvc = "mvc";

    /// <summary>Whether a controller is one of ASP.NET 4.x.</summary>
    internal static bool Has(Type controller) =>
        typeof(Http.ApiController).IsAssignableFrom(controller)
        || typeof(System.Web.Mvc.Controller).IsAssignableFrom(controller);
}
