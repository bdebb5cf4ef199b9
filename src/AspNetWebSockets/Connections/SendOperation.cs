using System.Threading.Tasks.Sources;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>
/// The one send that may be pending on a connection, used again for the next. Its outcome is fixed under the
/// connection's lock (<see cref="Complete"/>, <see cref="Fail"/>) and told to the caller outside of it (<see cref="Signal"/>).
/// </summary>
internal sealed class SendOperation : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _core;
    private CancellationTokenRegistration _registration;
    private Exception? _exception;

    /// <summary>Whether the outcome is still open.</summary>
    public bool IsPending { get; private set; }

    /// <summary>Whether the caller has still to take the result; until then no other send can start.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Whether the header is still to be written.</summary>
    public bool IsNew { get; private set; }

    public Opcode Opcode { get; private set; }

    public bool Fin { get; private set; }

    /// <summary>Whether the payload is compressed.</summary>
    public bool IsCompressed { get; private set; }

    /// <summary>What is to be sent.</summary>
    public ReadOnlyMemory<byte> Payload { get; private set; }

    public CancellationToken CancellationToken { get; private set; }

    public ValueTask Task => new(this, _core.Version);

    public void Start(Opcode opcode, bool fin, ReadOnlyMemory<byte> payload, bool isCompressed)
    {
        _core.Reset();
        _exception = null;
        (Opcode, Fin, Payload, IsCompressed) = (opcode, fin, payload, isCompressed);
        IsNew = true;
        IsPending = IsBusy = true;
    }

    /// <summary>Watches a token; call it after <see cref="Start"/>, still under the lock.</summary>
    public void Watch(Action<object?> canceled, object state, CancellationToken cancellationToken)
    {
        CancellationToken = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(canceled, state);
    }

    /// <summary>The frame is written, or on its way.</summary>
    public void Written() => IsNew = false;

    public void Complete() => IsPending = false;

    public void Fail(Exception exception)
    {
        _exception = exception;
        IsPending = false;
    }

    /// <summary>Tells the caller. A failure never runs its continuation inline (see <see cref="ReceiveOperation.Signal"/>).</summary>
    /// <param name="inline">Whether the continuation may run inline, that is, whether the calling thread has nothing left to do.</param>
    public void Signal(bool inline)
    {
        _registration.Dispose();
        _registration = default;
        Payload = default;
        CancellationToken = default;
        _core.RunContinuationsAsynchronously = !inline || _exception is not null;
        if (_exception is null)
        {
            _core.SetResult(true);
        }
        else
        {
            _core.SetException(_exception);
        }
    }

    void IValueTaskSource.GetResult(short token)
    {
        IsBusy = _core.GetStatus(token) == ValueTaskSourceStatus.Pending;
        _ = _core.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _core.OnCompleted(continuation, state, token, flags);
}
