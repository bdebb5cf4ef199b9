using System.Web.Routing;

namespace System.Web.Mvc;

/// <summary>Attribute routes of MVC.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.routecollectionattributeroutingextensions"/>.</remarks>
public static class RouteCollectionAttributeRoutingExtensions
{
    /// <summary>Makes <see cref="RouteAttribute"/> hold. Without this call it is ignored.</summary>
    /// <param name="routes">The routes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="routes"/> is <see langword="null"/>.</exception>
    public static void MapMvcAttributeRoutes(this RouteCollection routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Add(new AttributeRoutes());
    }
}
