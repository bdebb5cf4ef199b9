using Microsoft.Extensions.Hosting;

namespace AspNetWebSockets;

/// <summary>
/// Lets a stopping host wait for its WebSockets, within the host's shutdown time-out. Kestrel waits for those whose
/// request is pending; those that outlive their request it does not know.
/// </summary>
internal sealed class ConnectionDrain(ConnectionFactory connections) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => connections.Active.DrainAsync(cancellationToken);
}
