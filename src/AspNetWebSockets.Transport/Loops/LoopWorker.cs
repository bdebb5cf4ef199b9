namespace AspNetWebSockets.Transport;

/// <summary>A thread that can lead a loop, and what it needs of its own for that.</summary>
internal class LoopWorker : IDisposable
{
    [ThreadStatic]
    private static LoopWorker? t_current;

    private readonly AutoResetEvent _leadership = new(initialState: false);

    /// <summary>The worker whose thread this is, on a loop's thread.</summary>
    public static LoopWorker? Current => t_current;

    /// <summary>The kernel's number of this worker's thread. Known once it leads.</summary>
    public int ThreadId { get; private set; }

    /// <summary>The turn that this thread is in, even when it has lost the leadership in it, or zero. For this thread.</summary>
    public long Turn { get; set; }

    /// <summary>Blocks until this worker leads the loop, or the loop has ended.</summary>
    public void AwaitLeadership()
    {
        t_current = this;
        ThreadId = KernelThread.CurrentId();
        _ = _leadership.WaitOne();
    }

    /// <summary>This worker leads from now on.</summary>
    public void GiveLeadership() => _leadership.Set();

    public void Dispose()
    {
        _leadership.Dispose();
        GC.SuppressFinalize(this);
    }
}
