using System.Threading.Channels;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Takes note of everything that it is told.</summary>
internal sealed class ProbeSink : ITransportSink
{
    private readonly Channel<byte[]> _data = Channel.CreateUnbounded<byte[]>();
    private readonly Channel<Exception?> _flushed = Channel.CreateUnbounded<Exception?>();
    private readonly TaskCompletionSource<Exception?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _progressed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _endCount;
    private int _concurrency;
    private byte[] _rest = [];

    /// <summary>What to do in a turn; without it none is asked for.</summary>
    public Action? Turn { get; init; }

    /// <summary>What to do when a turn is stalled.</summary>
    public Action? Stall { get; init; }

    /// <summary>What to do when bytes come.</summary>
    public Action<ReadOnlyMemory<byte>, bool>? Receive { get; init; }

    public Task<Exception?> Ended => _ended.Task;

    public Task Stalled => _stalled.Task;

    public Task Progressed => _progressed.Task;

    public int EndCount => Volatile.Read(ref _endCount);

    public int FlushedCount { get; private set; }

    public long ReceivedCount { get; private set; }

    public bool WasConcurrent { get; private set; }

    public bool OnReceived(ReadOnlyMemory<byte> data, bool lent)
    {
        WasConcurrent |= Interlocked.Increment(ref _concurrency) != 1;
        ReceivedCount += data.Length;
        Receive?.Invoke(data, lent);
        if (Receive is null)
        {
            _ = _data.Writer.TryWrite(data.ToArray());
        }

        _ = Interlocked.Decrement(ref _concurrency);
        return Turn is not null;
    }

    public bool OnReceiveEnded(Exception? error)
    {
        _ = Interlocked.Increment(ref _endCount);
        _ = _data.Writer.TryComplete();
        _ = _ended.TrySetResult(error);
        return false;
    }

    public void OnFlushProgress() => _progressed.TrySetResult();

    public bool OnFlushed(Exception? error)
    {
        FlushedCount++;
        _ = _flushed.Writer.TryWrite(error);
        return false;
    }

    public void Run() => Turn?.Invoke();

    public void OnStalled()
    {
        Stall?.Invoke();
        _ = _stalled.TrySetResult();
        lock (_stalled)
        {
            Monitor.PulseAll(_stalled);
        }
    }

    /// <summary>Blocks this thread, which is what a handler must not do, until <see cref="OnStalled"/>.</summary>
    public bool BlockUntilStalled()
    {
        lock (_stalled)
        {
            return _stalled.Task.IsCompleted || Monitor.Wait(_stalled, Bound.Time);
        }
    }

    /// <summary>The outcome of the next flush that was pending.</summary>
    public Task<Exception?> NextFlushed() => _flushed.Reader.ReadAsync().InTime();

    /// <summary>The next bytes, exactly so many.</summary>
    public async Task<byte[]> ReadAsync(int count)
    {
        while (_rest.Length < count)
        {
            _rest = [.. _rest, .. await _data.Reader.ReadAsync().InTime()];
        }

        byte[] result = _rest[..count];
        _rest = _rest[count..];
        return result;
    }
}
