using System.Net.WebSockets;
using System.Threading.Tasks.Sources;

namespace AspNetWebSockets;

/// <summary>
/// The one receive that may be pending on a connection, used again for the next. Its outcome is fixed under the
/// connection's lock (<see cref="Complete"/>, <see cref="Fail"/>) and told to the caller outside of it (<see cref="Signal"/>).
/// </summary>
internal sealed class ReceiveOperation : IValueTaskSource<ValueWebSocketReceiveResult>
{
    private ManualResetValueTaskSourceCore<ValueWebSocketReceiveResult> _core;
    private CancellationTokenRegistration _registration;
    private IReceiveObserver? _observer;
    private Memory<byte> _buffer;
    private int _filled;
    private ValueWebSocketReceiveResult _result;
    private Exception? _exception;

    /// <summary>Whether the outcome is still open.</summary>
    public bool IsPending { get; private set; }

    /// <summary>Whether the caller has still to take the result; until then no other receive can start.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>How many bytes of payload have come.</summary>
    public int Filled => _filled;

    /// <summary>Whether no payload has come yet.</summary>
    public bool IsEmpty => _filled == 0;

    /// <summary>Where the next payload goes.</summary>
    public Span<byte> Room => _buffer.Span[_filled..];

    public CancellationToken CancellationToken { get; private set; }

    public ValueTask<ValueWebSocketReceiveResult> Task => new(this, _core.Version);

    public void Start(Memory<byte> buffer, int filled)
    {
        _core.Reset();
        _buffer = buffer;
        _filled = filled;
        _exception = null;
        IsPending = IsBusy = true;
    }

    /// <summary>Names the observer and watches a token; call it after <see cref="Start"/>, still under the lock.</summary>
    public void Watch(
        IReceiveObserver? observer,
        Action<object?> canceled,
        object state,
        CancellationToken cancellationToken
    )
    {
        _observer = observer;
        CancellationToken = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(canceled, state);
    }

    public void Append(int count) => _filled += count;

    public void Complete(WebSocketMessageType messageType, bool endOfMessage)
    {
        _result = new ValueWebSocketReceiveResult(_filled, messageType, endOfMessage);
        IsPending = false;
    }

    public void CompleteClose()
    {
        _filled = 0;
        Complete(WebSocketMessageType.Close, endOfMessage: true);
    }

    public void Fail(Exception exception)
    {
        _exception = exception;
        IsPending = false;
    }

    /// <summary>Instead of <see cref="Signal"/>, when the outcome is there before the caller was given <see cref="Task"/>.</summary>
    public ValueTask<ValueWebSocketReceiveResult> TakeResult()
    {
        _buffer = default;
        IsBusy = false;
        return _exception is null
            ? new ValueTask<ValueWebSocketReceiveResult>(_result)
            : ValueTask.FromException<ValueWebSocketReceiveResult>(_exception);
    }

    /// <summary>
    /// Tells the caller; its continuation runs inline, unless the receive failed: a failure may be told from within
    /// the application's own call to <c>Abort</c>, which must not run other code of it.
    /// </summary>
    /// <param name="inline">Whether the continuation may run inline, that is, whether the calling thread has nothing left to do.</param>
    public void Signal(bool inline = true)
    {
        // Waits for a cancellation callback that is running; it needs the lock, which is not held here.
        _registration.Dispose();
        _registration = default;
        _buffer = default;
        CancellationToken = default;
        _core.RunContinuationsAsynchronously = !inline || _exception is not null;
        IReceiveObserver? observer = _observer;
        _observer = null;
        if (_exception is null)
        {
            observer?.OnReceived(_result.MessageType);
            _core.SetResult(_result);
        }
        else
        {
            observer?.OnReceiveFailed();
            _core.SetException(_exception);
        }
    }

    ValueWebSocketReceiveResult IValueTaskSource<ValueWebSocketReceiveResult>.GetResult(short token)
    {
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException(
                "The result of the ValueTask was taken while the operation was still pending. Await the ValueTask, once; to block or to await it more than once, call AsTask first."
            );
        }

        IsBusy = false;
        return _core.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<ValueWebSocketReceiveResult>.GetStatus(short token) =>
        _core.GetStatus(token);

    void IValueTaskSource<ValueWebSocketReceiveResult>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _core.OnCompleted(continuation, state, token, flags);
}
