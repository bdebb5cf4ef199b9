namespace AspNetWebSockets.Transport.Tests;

/// <summary>One sink for many connections, which keeps nothing.</summary>
internal sealed class CountingSink(int expected) : ITransportSink
{
    private readonly TaskCompletionSource _allReceived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _received;
    private int _ended;

    public Task AllReceived => _allReceived.Task;

    public Task AllEnded => _allEnded.Task;

    public bool OnReceived(ReadOnlyMemory<byte> data, bool lent)
    {
        if (Interlocked.Add(ref _received, data.Length) == expected)
        {
            _ = _allReceived.TrySetResult();
        }

        return false;
    }

    public bool OnReceiveEnded(Exception? error)
    {
        if (Interlocked.Increment(ref _ended) == expected)
        {
            _ = _allEnded.TrySetResult();
        }

        return false;
    }

    public void OnFlushProgress() { }

    public bool OnFlushed(Exception? error) => false;

    public void Run() { }

    public void OnStalled() { }
}
