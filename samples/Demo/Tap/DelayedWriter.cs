using System.Buffers;
using System.IO.Pipelines;

namespace Demo;

/// <summary>What the server writes to on a tapped connection: each flush goes into the delay line at once.</summary>
internal sealed class DelayedWriter(DelayLine line) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _unflushed = new();

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _unflushed.WrittenCount;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _unflushed.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _unflushed.GetSpan(sizeHint);

    public override void Advance(int bytes) => _unflushed.Advance(bytes);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        Flush();
        return ValueTask.FromResult(new FlushResult(isCanceled: false, isCompleted: false));
    }

    /// <summary>Nothing to do: a flush never waits.</summary>
    public override void CancelPendingFlush() { }

    public override void Complete(Exception? exception = null)
    {
        Flush();
        line.End(exception);
    }

    private void Flush()
    {
        if (_unflushed.WrittenCount > 0)
        {
            line.Send(_unflushed.WrittenSpan.ToArray());
            _unflushed.ResetWrittenCount();
        }
    }
}
