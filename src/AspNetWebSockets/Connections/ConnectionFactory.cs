using Microsoft.AspNetCore.Http;
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

    /// <summary>
    /// Sends the answer that switches and takes the connection over. When the client is gone already, the connection is
    /// aborted from birth. On a transport of our own it needs the request no more; elsewhere the request has to stay
    /// pending.
    /// </summary>
    public async Task<(WebSocketConnection Connection, bool OutlivesRequest)> UpgradeAsync(
        HttpContext context,
        IOpening opening
    )
    {
        Stream stream = await opening.SwitchAsync().ConfigureAwait(false);
        bool isAborted = context.RequestAborted.IsCancellationRequested;
        (ITransportConnection transport, bool outlivesRequest) = await opening
            .ConnectAsync(stream)
            .ConfigureAwait(false);
        WebSocketConnection connection = new(transport, _options, _scheduler, _logger);
        if (isAborted)
        {
            connection.Abort();
        }

        connection.Start();
        return (connection, outlivesRequest);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stopping.Dispose();
        _scheduler.Dispose();
    }
}
