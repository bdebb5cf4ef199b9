using System.IO.Pipelines;

namespace AspNetWebSockets.Tests;

/// <summary>Tells of every call before it goes on to the pipe.</summary>
internal sealed class WatchedWriter(PipeWriter inner, Action<string> onCall) : PipeWriter
{
    public override void Advance(int bytes) => inner.Advance(bytes);

    public override void CancelPendingFlush()
    {
        onCall(nameof(CancelPendingFlush));
        inner.CancelPendingFlush();
    }

    public override void Complete(Exception? exception = null)
    {
        onCall(nameof(Complete));
        inner.Complete(exception);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        onCall(nameof(FlushAsync));
        return inner.FlushAsync(cancellationToken);
    }

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        onCall(nameof(GetMemory));
        return inner.GetMemory(sizeHint);
    }

    public override Span<byte> GetSpan(int sizeHint = 0)
    {
        onCall(nameof(GetSpan));
        return inner.GetSpan(sizeHint);
    }
}
