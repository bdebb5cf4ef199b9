using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace AspNetWebSockets;

// Sending: one frame at a time is the connection's; the others wait in line.
public sealed partial class ServerWebSocket
{
    private const string SendableStates = "Open, CloseReceived";

    private const int Sendable = (1 << (int)WebSocketState.Open) | (1 << (int)WebSocketState.CloseReceived);

    private TurnLine<QueuedSend> _sends;

    // The payload of the frame that the connection is sending.
    private int _sendingBytes;

    // The size of those that wait, cancelled ones included until their turn has come.
    private long _waitingBytes;
    private bool _wasFull;

    /// <summary>Sends one frame of a message. May be called while other sends are pending: frames go out in the order of the calls.</summary>
    /// <param name="buffer">The payload; may be empty. Leave the array alone until the task has completed.</param>
    /// <param name="messageType"><see cref="WebSocketMessageType.Text"/> or <see cref="WebSocketMessageType.Binary"/>.</param>
    /// <param name="endOfMessage">Whether this is the last frame of the message.</param>
    /// <param name="cancellationToken">
    /// Cancelled before the frame has begun to go out, it takes the frame back and the socket stays as it is; later it
    /// aborts the socket, as half a frame cannot be taken back.
    /// </param>
    /// <returns>A task that completes when the transport took the frame.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="buffer"/> has no array. Thrown by the call.</exception>
    /// <exception cref="ArgumentException"><paramref name="messageType"/> is neither text nor binary. Thrown by the call.</exception>
    /// <exception cref="WebSocketException">
    /// The state is neither Open nor CloseReceived (<see cref="WebSocketError.InvalidState"/>), or the client vanished
    /// (<see cref="WebSocketError.ConnectionClosedPrematurely"/>). In the task.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled, or the socket was aborted or disposed meanwhile. In the task.</exception>
    public override Task SendAsync(
        ArraySegment<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    )
    {
        DataArguments.CheckBuffer(buffer);
        return SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();
    }

    /// <summary>The same; allocates nothing in the steady state.</summary>
    /// <param name="buffer">The payload; may be empty. Leave the memory alone until the task has completed.</param>
    /// <param name="messageType"><see cref="WebSocketMessageType.Text"/> or <see cref="WebSocketMessageType.Binary"/>.</param>
    /// <param name="endOfMessage">Whether this is the last frame of the message.</param>
    /// <param name="cancellationToken">Takes a frame back that has not begun to go out; later it aborts the socket.</param>
    /// <inheritdoc cref="SendAsync(ArraySegment{byte}, WebSocketMessageType, bool, CancellationToken)" path="/returns|/exception[@cref!='T:System.ArgumentNullException']"/>
    public override ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            buffer,
            messageType,
            endOfMessage ? WebSocketMessageFlags.EndOfMessage : WebSocketMessageFlags.None,
            cancellationToken
        );

    /// <summary>The same; allocates nothing in the steady state.</summary>
    /// <param name="buffer">The payload; may be empty. Leave the memory alone until the task has completed.</param>
    /// <param name="messageType"><see cref="WebSocketMessageType.Text"/> or <see cref="WebSocketMessageType.Binary"/>.</param>
    /// <param name="messageFlags"><see cref="WebSocketMessageFlags.EndOfMessage"/> on the last frame of the message. <see cref="WebSocketMessageFlags.DisableCompression"/> on the first one sends the message as it is where compression was agreed.</param>
    /// <param name="cancellationToken">Takes a frame back that has not begun to go out; later it aborts the socket.</param>
    /// <exception cref="ArgumentException"><paramref name="messageType"/> is neither text nor binary, or <paramref name="messageFlags"/> contains an unknown flag. Thrown by the call.</exception>
    /// <inheritdoc cref="SendAsync(ArraySegment{byte}, WebSocketMessageType, bool, CancellationToken)" path="/returns|/exception[@cref!='T:System.ArgumentNullException' and @cref!='T:System.ArgumentException']"/>
    public override ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer,
        WebSocketMessageType messageType,
        WebSocketMessageFlags messageFlags,
        CancellationToken cancellationToken
    )
    {
        DataArguments.CheckMessageType(messageType);
        _ = DataArguments.CheckFlags(messageFlags);
        if (!_sends.TryEnter())
        {
            return new ValueTask(
                JoinSends(new QueuedSend(buffer, messageType, messageFlags, cancellationToken), cancellationToken)
            );
        }

        if (!MaySend(cancellationToken, out Task? refusal))
        {
            LeaveSends();
            return new ValueTask(refusal);
        }

        ValueTask pending;
        try
        {
            pending = _connection.SendAsync(buffer, messageType, messageFlags, cancellationToken);
        }
        catch (Exception exception)
        {
            // Memory of the caller that cannot be read any more; the socket may be as it was.
            LeaveSends();
            return ValueTask.FromException(exception);
        }

        if (!pending.IsCompletedSuccessfully)
        {
            return FinishSendAsync(pending, buffer.Length);
        }

        pending.GetAwaiter().GetResult();
        LeaveSends();
        return default;
    }

    /// <summary>Whether a send may begin.</summary>
    /// <param name="cancellationToken">The token of the send.</param>
    /// <param name="refusal">Otherwise: a failed or cancelled task.</param>
    private bool MaySend(CancellationToken cancellationToken, [NotNullWhen(false)] out Task? refusal)
    {
        refusal =
            InvalidUnless(Sendable, SendableStates) is { } invalid ? Task.FromException(invalid)
            : cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken)
            : null;
        return refusal is null;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FinishSendAsync(ValueTask pending, int length)
    {
        Volatile.Write(ref _sendingBytes, length);
        try
        {
            await pending.ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _sendingBytes, 0);
            LeaveSends();
        }
    }

    private Task JoinSends(QueuedSend send, CancellationToken cancellationToken)
    {
        if (!MaySend(cancellationToken, out Task? refusal))
        {
            return refusal;
        }

        long waiting = Interlocked.Add(ref _waitingBytes, send.Size) - send.Size;
        if (waiting >= _policy.SendQueueLimit && send.MessageType != WebSocketMessageType.Close)
        {
            _ = Interlocked.Add(ref _waitingBytes, -send.Size);
            return RefuseSend(waiting);
        }

        _connection.Metrics.All.Queued(send.Size);
        send.Watch();
        if (_sends.Join(send))
        {
            ServeSends();
        }

        return send.Task;
    }

    /// <summary>The client is too slow for what it is sent, so that the memory has to be bounded.</summary>
    private Task RefuseSend(long waiting)
    {
        _connection.OnSendQueueFull(_policy.SendQueueFullMode);
        if (!Interlocked.Exchange(ref _wasFull, true))
        {
            _connection.LogSendQueueFull(waiting, _policy);
        }

        bool aborts = _policy.SendQueueFullMode == SendQueueFullMode.Abort;
        _connection.Metrics.All.Dropped(aborts ? DropReason.Abort : DropReason.FailSend, count: 1);
        if (aborts)
        {
            Abort();
        }

        return Task.FromException(
            new WebSocketException(
                aborts ? WebSocketError.ConnectionClosedPrematurely : WebSocketError.Faulted,
                $"{waiting} bytes wait for the client already, and HandlerPolicy.SendQueueLimit is {_policy.SendQueueLimit}: {(aborts ? "the connection was aborted" : "nothing of this frame was sent")}. Await each send, send less, or raise the limit."
            )
        );
    }

    // Only this policy aborts when the limit is reached.
    private bool IsAbortedForQueue =>
        _policy.SendQueueFullMode == SendQueueFullMode.Abort && Volatile.Read(ref _wasFull);

    private void LeaveSends()
    {
        if (!_sends.TryLeave())
        {
            ServeSends();
        }
    }

    // Not by the caller: those that wait are other callers' frames, and more of them may come all the time.
    private void ServeSends() =>
        _ = ThreadPool.UnsafeQueueUserWorkItem(static socket => _ = socket.ServeSendsAsync(), this, preferLocal: false);

    private async Task ServeSendsAsync()
    {
        while (_sends.Next() is { } send)
        {
            _ = Interlocked.Add(ref _waitingBytes, -send.Size);
            _connection.Metrics.All.Queued(-send.Size);
            if (!send.TryTake())
            {
                continue;
            }

            try
            {
                await SendInTurnAsync(send).ConfigureAwait(false);
                send.SetResult();
            }
            catch (OperationCanceledException exception)
            {
                send.SetCanceled(exception.CancellationToken);
            }
            catch (Exception exception)
            {
                send.SetException(exception);
            }
        }
    }

    /// <summary>Sends what has waited; what happened meanwhile may forbid it now.</summary>
    private async Task SendInTurnAsync(QueuedSend send)
    {
        if (send.MessageType == WebSocketMessageType.Close)
        {
            await SendCloseInTurnAsync(send.CloseStatus, send.Description, send.CancellationToken)
                .ConfigureAwait(false);
            return;
        }

        if (!MaySend(send.CancellationToken, out Task? refusal))
        {
            if (refusal.IsFaulted)
            {
                _connection.Metrics.All.Dropped(IsAbortedForQueue ? DropReason.Abort : DropReason.ConnectionEnded, 1);
            }

            await refusal.ConfigureAwait(false);
        }

        Volatile.Write(ref _sendingBytes, send.Payload.Length);
        try
        {
            await _connection
                .SendAsync(send.Payload, send.MessageType, send.MessageFlags, send.CancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _sendingBytes, 0);
        }
    }
}
