using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace System.Web.WebSockets;

/// <summary>
/// One receive that the engine did not complete at once: carries its end through the state rules to the caller. Used
/// again for the next receive once the caller has taken the result, so that receiving allocates nothing.
/// </summary>
/// <remarks>
/// SYNCHRONIZATION: owned by one operation from <see cref="Start"/> to <see cref="GetResult"/>; the state rules admit
/// one receive at a time. The engine's completion and the caller's await may be on two threads, which the completion
/// core orders.
/// </remarks>
internal sealed class PendingReceive : IValueTaskSource<ValueWebSocketReceiveResult>
{
    private readonly AspNetWebSocket _socket;
    private readonly Action _engineCompleted;
    private ManualResetValueTaskSourceCore<ValueWebSocketReceiveResult> _core;
    private ConfiguredValueTaskAwaitable<ValueWebSocketReceiveResult>.ConfiguredValueTaskAwaiter _engine;

    public PendingReceive(AspNetWebSocket socket)
    {
        _socket = socket;
        _engineCompleted = OnEngineCompleted;
    }

    public ValueTask<ValueWebSocketReceiveResult> Start(ValueTask<ValueWebSocketReceiveResult> engine)
    {
        _engine = engine.ConfigureAwait(false).GetAwaiter();
        ValueTask<ValueWebSocketReceiveResult> task = new(this, _core.Version);
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

    public ValueWebSocketReceiveResult GetResult(short token)
    {
        PendingOperation.RequireCompleted(_core.GetStatus(token));
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            _core.Reset();
            _socket.Reuse(this);
        }
    }

    private void OnEngineCompleted()
    {
        ValueWebSocketReceiveResult result;
        try
        {
#pragma warning disable VSTHRD002 // This is the continuation: the operation is complete.
            result = _engine.GetResult();
#pragma warning restore VSTHRD002
            _socket.EndReceive(result);
        }
        catch (Exception error)
        {
            _engine = default;
            _socket.Fail();
            _core.SetException(error);
            return;
        }

        _engine = default;
        _core.SetResult(result);
    }
}
