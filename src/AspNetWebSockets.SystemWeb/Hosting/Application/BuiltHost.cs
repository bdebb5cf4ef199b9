using System.Web.Hosting;
using System.Web.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace System.Web;

/// <summary>What the statics of System.Web need of a built host, taken once so that it is there while the host stops.</summary>
/// <param name="Services">The services of the application.</param>
/// <param name="Lifetime">Tells when the host has started and when it stops.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The log of this package.</param>
/// <param name="Objects">What the host waits for when it stops; <see langword="null"/> without <c>AddSystemWeb</c>.</param>
internal sealed record BuiltHost(
    IServiceProvider Services,
    IHostApplicationLifetime Lifetime,
    TimeProvider Time,
    ILogger Logger,
    RegisteredObjects? Objects
)
{
    internal static BuiltHost Of(IServiceProvider services) =>
        new(
            services,
            services.GetRequiredService<IHostApplicationLifetime>(),
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            WebSocketLog.CreateLogger(services),
            services.GetService<RegisteredObjects>()
        );
}
