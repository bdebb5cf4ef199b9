using Microsoft.Extensions.Hosting;

namespace AspNetWebSockets;

/// <summary>
/// Drains with the host. All of it happens before any service is stopped, hence while the server still listens: health
/// checks are answered, new WebSockets refused in words, and handlers find the services they need.
/// </summary>
internal sealed class DrainOnHostStop : IHostedLifecycleService, IDisposable
{
    private readonly ConnectionDrain _drain;
    private readonly ActiveConnections _active;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly CancellationTokenRegistration _stopping;

    public DrainOnHostStop(ConnectionDrain drain, ActiveConnections active, IHostApplicationLifetime lifetime)
    {
        _drain = drain;
        _active = active;
        _lifetime = lifetime;

        // The first that is heard of a signal, and all that there is with hosts that know no IHostedLifecycleService.
        _stopping = lifetime.ApplicationStopping.UnsafeRegister(
            static state => _ = ((ConnectionDrain)state!).BeginForHost(),
            drain
        );
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _drain.CheckPlan();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// <c>host.StopAsync()</c> comes here first and tells the application afterwards, a signal the other way around: here
    /// it is told first in both cases, rather than when the drain is over.
    /// </summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Task drained = _drain.BeginForHost();
        _lifetime.StopApplication();
        try
        {
            await drained.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _drain.Abort();
        }
    }

    /// <summary>Waits for the handlers of connections that outlive their request, which the server does not know, and for hosts that skip <see cref="StoppingAsync"/>.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _ = _drain.BeginForHost();
        try
        {
            await _active.EmptyAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _drain.Abort();
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();
}
