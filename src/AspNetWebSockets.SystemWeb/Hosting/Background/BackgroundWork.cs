using Microsoft.Extensions.Logging;

namespace System.Web.Hosting;

/// <summary>Work that a host runs outside of requests and waits for when it stops.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class BackgroundWork : IRegisteredObject, IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _token;
    private readonly RegisteredObjects _owner;
    private readonly ILogger _logger;
    private int _running;
    private bool _isStopping;

    internal BackgroundWork(RegisteredObjects owner, ILogger logger)
    {
        _owner = owner;
        _logger = logger;
        _token = _stopping.Token;
        owner.Register(this);
    }

    public void Stop(bool immediate)
    {
        bool isIdle;
        lock (_gate)
        {
            _isStopping = true;
            isIdle = _running == 0;
        }

        if (isIdle)
        {
            _owner.Unregister(this);
        }

        _stopping.Cancel();
    }

    public void Dispose() => _stopping.Dispose();

    internal void Queue(Func<CancellationToken, Task?> workItem)
    {
        lock (_gate)
        {
            if (_isStopping)
            {
                _logger.BackgroundWorkRefused();
                return;
            }

            _running++;
        }

        // Without the caller's execution context: the work does not belong to its request.
        _ = ThreadPool.UnsafeQueueUserWorkItem(
            static state => _ = state.owner.RunAsync(state.workItem),
            (owner: this, workItem),
            preferLocal: false
        );
    }

    private async Task RunAsync(Func<CancellationToken, Task?> workItem)
    {
        try
        {
            await (workItem(_token) ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_token.IsCancellationRequested)
        {
            _logger.BackgroundWorkCancelled();
        }
        catch (Exception exception)
        {
            _logger.BackgroundWorkFailed(exception);
        }

        bool isLast;
        lock (_gate)
        {
            isLast = --_running == 0 && _isStopping;
        }

        if (isLast)
        {
            _owner.Unregister(this);
        }
    }
}
