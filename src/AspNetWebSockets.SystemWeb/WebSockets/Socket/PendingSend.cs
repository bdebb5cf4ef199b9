using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace System.Web.WebSockets;

/// <summary>
/// One send that the engine did not complete at once: carries its end through the state rules to the caller. Used
/// again for the next send once the caller has taken the result, so that sending allocates nothing.
/// </summary>
/// <remarks>
/// SYNCHRONIZATION: owned by one operation from <see cref="Start"/> to <see cref="GetResult"/>; the state rules admit
/// one send at a time. The engine's completion and the caller's await may be on two threads, which the completion
/// core orders.
/// </remarks>
internal sealed class PendingSend : IValueTaskSource
{
    private readonly AspNetWebSocket _socket;
    private readonly Action _engineCompleted;
    private ManualResetValueTaskSourceCore<bool> _core;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _engine;

    public PendingSend(AspNetWebSocket socket)
    {
        _socket = socket;
        _engineCompleted = OnEngineCompleted;
    }

    public ValueTask Start(ValueTask engine)
    {
        _engine = engine.ConfigureAwait(false).GetAwaiter();
        ValueTask task = new(this, _core.Version);
        _engine.UnsafeOnCompleted(_engineCompleted);
        return task;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _core.OnCompleted(continuation, state, token, flags);

    public void GetResult(short token)
    {
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            // Taken now, the result would hand this object to the next send.
            throw new InvalidOperationException(
                "The result of the ValueTask was taken while the operation was still pending. Await the ValueTask, once; to block or to await it more than once, call AsTask first."
            );
        }

        try
        {
            _core.GetResult(token);
        }
        finally
        {
            _core.Reset();
            _socket.Reuse(this);
        }
    }

    private void OnEngineCompleted()
    {
        try
        {
#pragma warning disable VSTHRD002 // This is the continuation: the operation is complete.
            _engine.GetResult();
#pragma warning restore VSTHRD002
            _socket.EndSend();
        }
        catch (Exception error)
        {
            _engine = default;
            _socket.Fail();
            _core.SetException(error);
            return;
        }

        _engine = default;
        _core.SetResult(true);
    }
}
