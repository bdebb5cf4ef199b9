using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace AspNetWebSockets;

// Sending through the pipe. One flush at a time: nothing here is used by two threads at once.
internal sealed partial class PipeConnection
{
    // A long payload is written in pieces, each flushed before the next, so that a slow peer holds one piece of it in
    // memory and not the whole.
    private const int PieceLength = 32 * 1024;

    private readonly PipeWriter _output;
    private readonly Action _onFlushed;
    private ConfiguredValueTaskAwaitable<FlushResult>.ConfiguredValueTaskAwaiter _flushAwaiter;
    private ReadOnlyMemory<byte> _rest;

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint) => _output.GetSpan(sizeHint);

    /// <inheritdoc />
    public void Advance(int count) => _output.Advance(count);

    /// <inheritdoc />
    public FlushOutcome Flush(ReadOnlyMemory<byte> payload)
    {
        if (_pipe.IsReset)
        {
            return FlushOutcome.Failed;
        }

        _rest = payload;
        while (true)
        {
            WritePiece();
            ConfiguredValueTaskAwaitable<FlushResult>.ConfiguredValueTaskAwaiter awaiter = _output
                .FlushAsync()
                .ConfigureAwait(false)
                .GetAwaiter();
            _flushAwaiter = awaiter;
            if (!awaiter.IsCompleted)
            {
                awaiter.UnsafeOnCompleted(_onFlushed);
                return FlushOutcome.Pending;
            }

            FlushResult result = awaiter.GetResult();
            if (result.IsCompleted || result.IsCanceled)
            {
                return FlushOutcome.Failed;
            }

            if (_rest.IsEmpty)
            {
                return FlushOutcome.Completed;
            }
        }
    }

    /// <inheritdoc />
    public void CompleteOutput()
    {
        if (OutputCompletion == OutputCompletion.Close)
        {
            // The server ends reading by an exception when it closes both directions; a read that has ended before
            // costs none.
            StopReading();
        }

        _pipe.CompleteOutput();
    }

    private void WritePiece()
    {
        int count = Math.Min(_rest.Length, PieceLength);
        if (count > 0)
        {
            _rest.Span[..count].CopyTo(_output.GetSpan(count));
            _output.Advance(count);
            _rest = _rest[count..];
        }
    }

    private FlushOutcome FlushOn()
    {
        _sink.OnFlushProgress();
        return Flush(_rest);
    }

    private void OnFlushed()
    {
        Exception? error = null;
        try
        {
            FlushResult result = _flushAwaiter.GetResult();
            FlushOutcome outcome =
                result.IsCompleted || result.IsCanceled ? FlushOutcome.Failed
                : _rest.IsEmpty ? FlushOutcome.Completed
                : FlushOn();
            if (outcome == FlushOutcome.Pending)
            {
                return;
            }

            error = outcome == FlushOutcome.Failed ? new IOException("The connection takes nothing more.") : null;
        }
        catch (Exception exception)
        {
            // Whatever the transport throws, nothing more can be sent.
            error = exception;
        }

        _rest = default;
        if (_sink.OnFlushed(error))
        {
            Turn.Run(_sink);
        }
    }
}
