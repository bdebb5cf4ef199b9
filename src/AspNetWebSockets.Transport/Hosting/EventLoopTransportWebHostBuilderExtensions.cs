using AspNetWebSockets.Transport;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Hosting;

/// <summary>Puts Kestrel on event loops.</summary>
public static class EventLoopTransportWebHostBuilderExtensions
{
    /// <summary>
    /// Serves Kestrel's TCP endpoints by event loops on Linux (io_uring, else epoll), and by Kestrel's own sockets
    /// elsewhere. Unix sockets, named pipes and inherited descriptors stay with Kestrel's sockets everywhere. May be
    /// called more than once; the configurations add up. <see cref="EventLoopTransportInfo"/> tells what was chosen.
    /// </summary>
    /// <param name="builder">The web host to set up.</param>
    /// <param name="configure">Chooses and sets up the transport; the ranges are checked when the host starts.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IWebHostBuilder UseEventLoopTransport(
        this IWebHostBuilder builder,
        Action<EventLoopTransportOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Kestrel asks the transports from the last registered to the first, so its own has to be there before.
        return builder.UseSockets().ConfigureServices(services => AddTransport(services, configure));
    }

    private static void AddTransport(IServiceCollection services, Action<EventLoopTransportOptions>? configure)
    {
        OptionsBuilder<EventLoopTransportOptions> options = services
            .AddOptions<EventLoopTransportOptions>()
            .ValidateOnStart();
        if (configure is not null)
        {
            _ = options.Configure(configure);
        }

        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<
                IValidateOptions<EventLoopTransportOptions>,
                EventLoopTransportOptionsValidator
            >()
        );
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IConfigureOptions<SocketTransportOptions>, FallbackScheduling>()
        );
        _ = services.AddMetrics();
        services.TryAddSingleton<TransportMetrics>();
        services.TryAddSingleton<TransportChoice>();
        services.TryAddSingleton(provider => provider.GetRequiredService<TransportChoice>().Info);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConnectionListenerFactory, EventLoopListenerFactory>());
    }
}
