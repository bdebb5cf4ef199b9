using System.Runtime.ExceptionServices;

namespace System.Web.WebSockets;

/// <summary>Work whose sender waits for it on its own thread.</summary>
internal sealed class SentWork(SendOrPostCallback callback, object? state) : IDisposable
{
    private readonly ManualResetEventSlim _done = new();
    private ExceptionDispatchInfo? _failure;

    public void Dispose() => _done.Dispose();

    internal void Run()
    {
        try
        {
            callback(state);
        }
#pragma warning disable CA1031 // Whatever the work throws belongs to the one who sent it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            _done.Set();
        }
    }

    internal void WaitForTurn()
    {
        _done.Wait();
        _failure?.Throw();
    }
}
