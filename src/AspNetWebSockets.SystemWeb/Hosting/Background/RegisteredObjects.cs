using System.Web.WebSockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace System.Web.Hosting;

/// <summary>
/// The registered objects of a host: they are stopped when the host begins to stop, and the host waits for them up to
/// its shutdown time-out.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RegisteredObjects : IHostedService, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<IRegisteredObject> _objects = [];
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILogger _logger;
    private readonly CancellationTokenRegistration _whenStopping;
    private bool _isStopping;

    public RegisteredObjects(IHostApplicationLifetime lifetime, IServiceProvider services)
    {
        _logger = WebSocketLog.CreateLogger(services);
        Work = new BackgroundWork(this, _logger);
        _whenStopping = lifetime.ApplicationStopping.UnsafeRegister(
            static state => ((RegisteredObjects)state!).BeginStop(),
            this
        );
    }

    internal BackgroundWork Work { get; }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        BeginStop();
        try
        {
            await _allEnded.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            StopNow();
        }
    }

    public void Dispose()
    {
        _whenStopping.Dispose();
        Work.Dispose();
    }

    internal void Register(IRegisteredObject target)
    {
        bool isLate;
        lock (_gate)
        {
            if (!_objects.Contains(target))
            {
                _objects.Add(target);
            }

            isLate = _isStopping;
        }

        if (isLate)
        {
            StopLater([target]);
        }
    }

    internal void Unregister(IRegisteredObject target)
    {
        lock (_gate)
        {
            _ = _objects.Remove(target);
            CompleteWhenAllEnded();
        }
    }

    private void BeginStop()
    {
        IRegisteredObject[] objects;
        lock (_gate)
        {
            if (_isStopping)
            {
                return;
            }

            _isStopping = true;
            objects = [.. _objects];
            CompleteWhenAllEnded();
        }

        StopLater(objects);
    }

    /// <summary>An object may finish its work before it returns from <c>Stop</c>; the host goes on stopping meanwhile.</summary>
    private void StopLater(IRegisteredObject[] objects) =>
        _ = ThreadPool.UnsafeQueueUserWorkItem(
            static state =>
            {
                foreach (IRegisteredObject target in state.objects)
                {
                    state.owner.Stop(target, immediate: false);
                }
            },
            (owner: this, objects),
            preferLocal: false
        );

    private void StopNow()
    {
        IRegisteredObject[] left;
        lock (_gate)
        {
            left = [.. _objects];
        }

        foreach (IRegisteredObject target in left)
        {
            _logger.RegisteredObjectOutlivesHost(target.GetType());
            Stop(target, immediate: true);
            Unregister(target);
        }
    }

    private void Stop(IRegisteredObject target, bool immediate)
    {
        try
        {
            target.Stop(immediate);
        }
        catch (Exception exception)
        {
            // One object's fault must not keep the others from being stopped.
            _logger.RegisteredObjectFailedToStop(exception, target.GetType());
        }
    }

    private void CompleteWhenAllEnded()
    {
        if (_isStopping && _objects.Count == 0)
        {
            _ = _allEnded.TrySetResult();
        }
    }
}
