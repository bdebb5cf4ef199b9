namespace AspNetWebSockets.Transport.Tests;

/// <summary>Sends everything back, in the turn.</summary>
internal sealed class EchoSink(ITransportConnection connection) : ITransportSink
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<Exception?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<byte[]> _waiting = [];
    private bool _isFlushing;
    private bool _hasEnded;

    public Task<Exception?> Ended => _ended.Task;

    public bool OnReceived(ReadOnlyMemory<byte> data, bool lent)
    {
        lock (_gate)
        {
            _waiting.Add(data.ToArray());
        }

        return true;
    }

    public bool OnReceiveEnded(Exception? error)
    {
        _hasEnded = true;
        _ = _ended.TrySetResult(error);
        return true;
    }

    public void OnFlushProgress() { }

    public bool OnFlushed(Exception? error)
    {
        _isFlushing = false;
        return true;
    }

    public void Run()
    {
        lock (_gate)
        {
            while (!_isFlushing && _waiting.Count > 0)
            {
                byte[] data = _waiting[0];
                _waiting.RemoveAt(0);
                _isFlushing = connection.Flush(data) == FlushOutcome.Pending;
            }

            if (_hasEnded && !_isFlushing)
            {
                connection.Release();
            }
        }
    }

    public void OnStalled() { }
}
