using System.IO.Pipelines;

namespace AspNetWebSockets.Tests;

/// <summary>Tells of every call before it goes on to the pipe.</summary>
internal sealed class WatchedReader(PipeReader inner, Action<string> onCall) : PipeReader
{
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        onCall(nameof(AdvanceTo));
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead()
    {
        onCall(nameof(CancelPendingRead));
        inner.CancelPendingRead();
    }

    public override void Complete(Exception? exception = null)
    {
        onCall(nameof(Complete));
        inner.Complete(exception);
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        onCall(nameof(ReadAsync));
        return inner.ReadAsync(cancellationToken);
    }

    public override bool TryRead(out ReadResult result) => inner.TryRead(out result);
}
