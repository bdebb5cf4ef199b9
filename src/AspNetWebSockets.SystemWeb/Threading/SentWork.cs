using System.Runtime.ExceptionServices;

namespace System.Web.WebSockets;

/// <summary>Work whose sender waits for it on its own thread.</summary>
internal sealed class SentWork(SendOrPostCallback callback, object? state) : IDisposable
{
    private readonly ManualResetEventSlim done = new();
    private ExceptionDispatchInfo? failure;

    public void Dispose() => done.Dispose();

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
            failure = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            done.Set();
        }
    }

    internal void WaitForTurn()
    {
        done.Wait();
        failure?.Throw();
    }
}
