using AspNetWebSockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers AspNetWebSockets.</summary>
public static class AspNetWebSocketsServiceCollectionExtensions
{
    /// <summary>Adds the WebSocket engine. Call <c>app.UseAspNetWebSockets()</c> as well. May be called more than once; the configurations add up.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets limits and deadlines; their ranges are checked when the host starts.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddAspNetWebSockets(
        this IServiceCollection services,
        Action<AspNetWebSocketsOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<AspNetWebSocketsOptions> options = services
            .AddOptions<AspNetWebSocketsOptions>()
            .ValidateOnStart();
        if (configure is not null)
        {
            _ = options.Configure(configure);
        }

        services.TryAddEnumerable([
            ServiceDescriptor.Singleton<IValidateOptions<AspNetWebSocketsOptions>, AspNetWebSocketsOptionsValidator>(),
            ServiceDescriptor.Singleton<IValidateOptions<AspNetWebSocketsOptions>, AdmissionOptionsValidator>(),
            ServiceDescriptor.Singleton<IValidateOptions<AspNetWebSocketsOptions>, IdentityOptionsValidator>(),
        ]);
        services.TryAddSingleton(TimeProvider.System);
        _ = services.AddMetrics();
        services.TryAddSingleton<WebSocketMetrics>();
        services.TryAddSingleton<AdmissionControl>();
        services.TryAddSingleton<ConnectionFactory>();
        services.TryAddSingleton<IWebSocketConnections, WebSocketConnections>();
        services.TryAddSingleton<HandshakeRefusals>();
        services.TryAddSingleton<OriginGuard>();
        services.TryAddSingleton(static provider => new ActiveConnections(
            provider.GetRequiredService<ILogger<WebSocketConnection>>()
        ));
        services.TryAddSingleton<ConnectionDrain>();
        services.TryAddSingleton<IWebSocketDrain>(static provider => provider.GetRequiredService<ConnectionDrain>());
        _ = services.AddHostedService<DrainOnHostStop>();
        return services;
    }
}
