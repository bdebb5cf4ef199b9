using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>Makes connections out of upgraded requests, and ends them with the host.</summary>
internal sealed class ConnectionFactory : IDisposable
{
    private readonly AspNetWebSocketsOptions _options;
    private readonly DeadlineScheduler _scheduler;
    private readonly ILogger _logger;
    private readonly CancellationTokenRegistration _stopping;

    public ConnectionFactory(
        IOptions<AspNetWebSocketsOptions> options,
        TimeProvider timeProvider,
        ILogger<WebSocketConnection> logger,
        IHostApplicationLifetime lifetime
    )
    {
        _options = options.Value;
        _scheduler = new DeadlineScheduler(timeProvider);
        _logger = logger;
        Active = new ActiveConnections(logger);
        _stopping = lifetime.ApplicationStopping.UnsafeRegister(
            static state => ((ActiveConnections)state!).Stop(),
            Active
        );
    }

    public ActiveConnections Active { get; }

    /// <summary>Sends the 101 and takes the connection over. When the client is gone already, the connection is aborted from birth.</summary>
    public async Task<WebSocketConnection> UpgradeAsync(HttpContext context, IHttpUpgradeFeature upgrade)
    {
        Stream stream = await upgrade.UpgradeAsync().ConfigureAwait(false);
        WebSocketConnection connection = new(
            new PipeConnection(PipeOf(context, stream)),
            _options,
            _scheduler,
            _logger,
            context.TraceIdentifier
        );
        if (context.RequestAborted.IsCancellationRequested)
        {
            connection.Abort();
        }

        connection.Start();
        return connection;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stopping.Dispose();
        _scheduler.Dispose();
    }

    private static IAbortablePipe PipeOf(HttpContext context, Stream stream)
    {
        // Kestrel alone offers its connection's pipe; it stops using it once the request is upgraded.
        IConnectionTransportFeature? transport = context.Features.Get<IConnectionTransportFeature>();
        IConnectionLifetimeFeature? lifetime = context.Features.Get<IConnectionLifetimeFeature>();
        return transport is null || lifetime is null
            ? new UpgradedStreamPipe(stream, context)
            : new KestrelPipe(transport.Transport, lifetime);
    }
}
