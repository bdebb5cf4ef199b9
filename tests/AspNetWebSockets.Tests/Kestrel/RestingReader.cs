using System.IO.Pipelines;
using System.Threading.Tasks.Sources;

namespace AspNetWebSockets.Tests;

/// <summary>
/// Hands each read over inline, and begins the next one only when that call has returned: then its taker has done all
/// that it does about the read, and is told of as resting, with or without having asked for more.
/// </summary>
/// <param name="inner">Where the bytes come from.</param>
/// <param name="onRest">Told after each read, and when more is asked for; whether the taker has not asked for more.</param>
internal sealed class RestingReader(PipeReader inner, Action<bool> onRest) : PipeReader, IValueTaskSource<ReadResult>
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<ReadResult> _read;
    private CancellationToken _cancellationToken;
    private bool _asked;
    private bool _handingOver;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        _read.Reset();
        _cancellationToken = cancellationToken;
        return new ValueTask<ReadResult>(this, _read.Version);
    }

    public override bool TryRead(out ReadResult result) => inner.TryRead(out result);

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) =>
        inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token) => _read.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _read.GetStatus(token);

    void IValueTaskSource<ReadResult>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    )
    {
        _read.OnCompleted(continuation, state, token, flags);
        lock (_gate)
        {
            _asked = true;
            if (_handingOver)
            {
                return;
            }

            _handingOver = true;
            onRest(false);
        }

        _ = Task.Run(HandOverAsync, CancellationToken.None);
    }

    private async Task HandOverAsync()
    {
        bool asked;
        do
        {
            await HandOneOverAsync();
            lock (_gate)
            {
                asked = _handingOver = _asked;
                onRest(!asked);
            }
        } while (asked);
    }

    private async Task HandOneOverAsync()
    {
        ReadResult result = default;
        Exception? error = null;
        try
        {
            result = await inner.ReadAsync(_cancellationToken);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        lock (_gate)
        {
            _asked = false;
        }

        if (error is null)
        {
            _read.SetResult(result);
        }
        else
        {
            _read.SetException(error);
        }
    }
}
