namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Counts what is posted to it, and runs it on the thread pool.</summary>
internal sealed class CountingContext : SynchronizationContext
{
    private int _posts;

    public int Posts => Volatile.Read(ref _posts);

    public override void Post(SendOrPostCallback d, object? state)
    {
        Interlocked.Increment(ref _posts);
        ThreadPool.QueueUserWorkItem(d.Invoke, state);
    }
}
