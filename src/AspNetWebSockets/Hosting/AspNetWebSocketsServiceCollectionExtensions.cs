using AspNetWebSockets;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers AspNetWebSockets.</summary>
public static class AspNetWebSocketsServiceCollectionExtensions
{
    /// <summary>Adds the WebSocket engine. Call <c>app.UseAspNetWebSockets()</c> as well.</summary>
    public static IServiceCollection AddAspNetWebSockets(
        this IServiceCollection services,
        Action<AspNetWebSocketsOptions>? configure = null
    ) => throw new NotImplementedException();
}
