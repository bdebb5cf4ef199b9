namespace AspNetWebSockets.Transport;

/// <summary>A thread that can lead a loop, and what it needs of its own for that.</summary>
internal class LoopWorker : IDisposable
{
    /// <summary>Enough for a bulk sender to fill in one call; more brings nothing once the second-level cache is left.</summary>
    public const int ReceiveBufferSize = 256 * 1024;

    [ThreadStatic]
    private static LoopWorker? t_current;

    private readonly AutoResetEvent _leadership = new(initialState: false);

    public LoopWorker()
    {
        ReceiveBuffer = GC.AllocateUninitializedArray<byte>(ReceiveBufferSize, pinned: true);
    }

    /// <summary>The worker whose thread this is, on a loop's thread.</summary>
    public static LoopWorker? Current => t_current;

    /// <summary>Where this thread receives. Pinned for ever.</summary>
    public byte[] ReceiveBuffer { get; }

    /// <summary>Blocks until this worker leads the loop, or the loop has ended.</summary>
    public void AwaitLeadership()
    {
        t_current = this;
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
