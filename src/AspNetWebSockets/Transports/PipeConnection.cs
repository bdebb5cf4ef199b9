using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace AspNetWebSockets;

/// <summary>
/// A server's pipe as a connection that pushes. Reading goes on by continuations, without a task per connection; it is
/// armed again before the application runs, so that a handler that blocks its thread holds up nothing.
/// </summary>
internal sealed partial class PipeConnection : ITransportConnection
{
    private readonly Lock _gate = new();
    private readonly IAbortablePipe _pipe;
    private readonly PipeReader _input;
    private readonly Action _onRead;
    private ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter _readAwaiter;
    private ITransportSink _sink = null!;

    // The pump has stopped for a pause; whoever ends the pause runs it on.
    private bool _parked;
    private volatile bool _paused;
    private volatile bool _stopped;

    /// <summary>Wraps a pipe.</summary>
    /// <param name="pipe">Stays the server's; nobody else uses it from now on.</param>
    /// <param name="id">Names the connection in logs.</param>
    public PipeConnection(IAbortablePipe pipe, string id)
    {
        Id = id;
        _pipe = pipe;
        _input = pipe.Input;
        _output = pipe.Output;
        _onRead = OnRead;
        _onFlushed = OnFlushed;
    }

    /// <inheritdoc />
    public string Id { get; }

    /// <inheritdoc />
    public OutputCompletion OutputCompletion => _pipe.OutputCompletion;

    /// <inheritdoc />
    public long? AcknowledgedBytes => _pipe.AcknowledgedBytes;

    /// <inheritdoc />
    public void Start(ITransportSink sink)
    {
        _sink = sink;
        Pump();
    }

    /// <inheritdoc />
    public void PauseReading() => _paused = true;

    /// <inheritdoc />
    public void ResumeReading()
    {
        _paused = false;
        Unpark();
    }

    /// <inheritdoc />
    public void StopReading()
    {
        _stopped = true;
        _input.CancelPendingRead();
        Unpark();
    }

    /// <inheritdoc />
    public void Abort()
    {
        try
        {
            _pipe.Abort();
        }
        finally
        {
            // The outstanding read and flush come back at once, whatever the transport does.
            StopReading();
            _output.CancelPendingFlush();
        }
    }

    /// <summary>Nothing: the connection is the server's.</summary>
    public void Release() { }

    private void Unpark()
    {
        lock (_gate)
        {
            if (!_parked)
            {
                return;
            }

            _parked = false;
        }

        Pump();
    }

    private void OnRead()
    {
        bool run = Take(_readAwaiter, out bool ended);
        if (ended)
        {
            RunIf(run);
        }
        else
        {
            Pump(run);
        }
    }

    /// <summary>Reads until the pipe has no more or a pause is asked for; then, last of all, runs the application.</summary>
    private void Pump(bool run = false)
    {
        while (!Park())
        {
            ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter awaiter = BeginRead();
            if (!awaiter.IsCompleted)
            {
                _readAwaiter = awaiter;
                awaiter.UnsafeOnCompleted(_onRead);
                break;
            }

            run |= Take(awaiter, out bool ended);
            if (ended)
            {
                break;
            }
        }

        RunIf(run);
    }

    private void RunIf(bool run)
    {
        if (run)
        {
            Turn.Run(_sink);
        }
    }

    private bool Park()
    {
        if (!_paused || _stopped)
        {
            return false;
        }

        lock (_gate)
        {
            _parked = _paused && !_stopped;
            return _parked;
        }
    }

    private ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter BeginRead()
    {
        ValueTask<ReadResult> read;
        try
        {
            read = _input.ReadAsync();
        }
        catch (Exception exception)
        {
            // A pipe whose writer failed throws from the call itself; to us that is one more way to end.
            read = ValueTask.FromException<ReadResult>(exception);
        }

        return (read.IsCompleted ? read : AwaitAsync(read)).ConfigureAwait(false).GetAwaiter();
    }

    // A pipe hands its continuation to the thread pool, which wraps a plain delegate in an object for each message, but
    // queues an async method's own box as it is. The box is pooled.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<ReadResult> AwaitAsync(ValueTask<ReadResult> read) =>
        await read.ConfigureAwait(false);

    /// <summary>Pushes what one read brought. Returns whether the application is to be run.</summary>
    private bool Take(ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter awaiter, out bool ended)
    {
        ReadResult result;
        try
        {
            result = awaiter.GetResult();
        }
        catch (Exception exception)
        {
            // Whatever the transport throws, the peer is gone; the exception becomes the cause of what callers see.
            ended = true;
            return _sink.OnReceiveEnded(exception);
        }

        bool run = false;
        ReadOnlySequence<byte> buffer = result.Buffer;
        while (!buffer.IsEmpty && !_paused)
        {
            ReadOnlyMemory<byte> segment = buffer.First;
            run |= _sink.OnReceived(segment, lent: false);
            buffer = buffer.Slice(segment.Length);
        }

        _input.AdvanceTo(buffer.Start);
        ended = _stopped || (buffer.IsEmpty && result.IsCompleted);
        return ended ? run | _sink.OnReceiveEnded(error: null) : run;
    }
}
