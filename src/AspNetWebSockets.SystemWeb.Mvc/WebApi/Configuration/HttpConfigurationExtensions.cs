namespace System.Web.Http;

/// <summary>Attribute routes of Web API.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/advanced/configuring-aspnet-web-api"/>.</remarks>
public static class HttpConfigurationExtensions
{
    /// <summary>Makes <see cref="RouteAttribute"/> hold. Without this call it is ignored.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is <see langword="null"/>.</exception>
    public static void MapHttpAttributeRoutes(this HttpConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration.MapsAttributeRoutes = true;
    }
}
