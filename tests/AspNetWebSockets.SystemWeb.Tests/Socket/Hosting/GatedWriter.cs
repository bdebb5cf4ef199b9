using System.IO.Pipelines;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The transport's writer behind a <see cref="FlushGate"/>.</summary>
internal sealed class GatedWriter(FlushGate gate, PipeWriter inner, CancellationToken connectionClosed) : PipeWriter
{
    private TaskCompletionSource _canceled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override void Advance(int bytes) => inner.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    public override void CancelPendingFlush()
    {
        Volatile.Read(ref _canceled).TrySetResult();
        inner.CancelPendingFlush();
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        gate.Opened.IsCompleted ? inner.FlushAsync(cancellationToken) : WaitAndFlushAsync(cancellationToken);

    private async ValueTask<FlushResult> WaitAndFlushAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource canceled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _canceled, canceled);
        TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = connectionClosed.Register(() => closed.TrySetResult());
        await Task.WhenAny(gate.Opened, canceled.Task, closed.Task).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (canceled.Task.IsCompleted || closed.Task.IsCompleted)
        {
            return new FlushResult(isCanceled: canceled.Task.IsCompleted, isCompleted: closed.Task.IsCompleted);
        }

        return await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
