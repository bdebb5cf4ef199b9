namespace System.Web.Http;

/// <summary>The configuration of the process.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/advanced/configuring-aspnet-web-api"/>.</remarks>
public static class GlobalConfiguration
{
    /// <summary>The configuration that <c>app.MapSystemWebControllers()</c> takes.</summary>
    public static HttpConfiguration Configuration { get; } = new();

    /// <summary>Fills <see cref="Configuration"/>.</summary>
    /// <param name="configurationCallback">Such as <c>WebApiConfig.Register</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configurationCallback"/> is <see langword="null"/>.</exception>
    public static void Configure(Action<HttpConfiguration> configurationCallback)
    {
        ArgumentNullException.ThrowIfNull(configurationCallback);
        configurationCallback(Configuration);
        Configuration.EnsureInitialized();
    }
}
