using System.Net.WebSockets;

namespace AspNetWebSockets;

// Receiving: one receive at a time is the connection's; the others wait in line.
public sealed partial class ServerWebSocket
{
    private const string ReceivableStates = "Open, CloseSent";

    private const int Receivable = (1 << (int)WebSocketState.Open) | (1 << (int)WebSocketState.CloseSent);

    private TurnLine<TaskCompletionSource> _receives;

    /// <summary>
    /// Receives one fragment of a message, or part of one when <paramref name="buffer"/> is smaller. A buffer of length
    /// zero is allowed and completes when a fragment has begun.
    /// </summary>
    /// <param name="buffer">Where the data goes.</param>
    /// <param name="cancellationToken">Aborts the socket when cancelled, also when it is cancelled already, as in .NET. <c>ReceiveMessageAsync</c> can be cancelled without harm.</param>
    /// <returns>
    /// Count, type and whether the message ends. When the client's close frame came: count 0,
    /// <see cref="WebSocketMessageType.Close"/>, and the client's code and reason.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="buffer"/> has no array. Thrown by the call.</exception>
    /// <exception cref="WebSocketException">
    /// The state is neither Open nor CloseSent (<see cref="WebSocketError.InvalidState"/>), the client vanished
    /// (<see cref="WebSocketError.ConnectionClosedPrematurely"/>) or broke a rule of RFC 6455
    /// (<see cref="WebSocketError.Faulted"/>). In the task.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled, or the socket was aborted or disposed meanwhile. In the task.</exception>
    public override Task<WebSocketReceiveResult> ReceiveAsync(
        ArraySegment<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        DataArguments.CheckBuffer(buffer);
        return FinishReceiveAsync(ReceiveAsync(buffer.AsMemory(), cancellationToken));
    }

    /// <summary>The same; allocates nothing in the steady state.</summary>
    /// <param name="buffer">Where the data goes; may be empty. Leave the memory alone until the operation has completed.</param>
    /// <param name="cancellationToken">Aborts the socket when cancelled, also when it is cancelled already, as in .NET.</param>
    /// <inheritdoc cref="ReceiveAsync(ArraySegment{byte}, CancellationToken)" path="/returns|/exception[@cref!='T:System.ArgumentNullException']"/>
    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken
    ) =>
        _receives.TryEnter()
            ? ReceiveInTurn(buffer, cancellationToken)
            : new(ReceiveLaterAsync(buffer, cancellationToken));

    internal void EndReceive(WebSocketMessageType messageType)
    {
        if (messageType == WebSocketMessageType.Close)
        {
            _life.CloseReceived();
        }

        LeaveReceives();
    }

    internal void LeaveReceives()
    {
        if (!_receives.TryLeave())
        {
            ServeNextReceive();
        }
    }

    private ValueTask<ValueWebSocketReceiveResult> ReceiveInTurn(
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        if (InvalidUnless(Receivable, ReceivableStates) is { } invalid)
        {
            LeaveReceives();
            return ValueTask.FromException<ValueWebSocketReceiveResult>(invalid);
        }

        try
        {
            return _partial is null || cancellationToken.IsCancellationRequested
                ? _connection.ReceiveAsync(buffer, _receiveEnd, cancellationToken)
                : new(ReadPartial(buffer));
        }
        catch (Exception exception)
        {
            // Memory of the caller that cannot be written any more.
            LeaveReceives();
            return ValueTask.FromException<ValueWebSocketReceiveResult>(exception);
        }
    }

    private async Task<ValueWebSocketReceiveResult> ReceiveLaterAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        if (InvalidUnless(Receivable, ReceivableStates) is { } invalid)
        {
            throw invalid;
        }

        try
        {
            await WaitForReceiveTurnAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Abort();
            throw;
        }

        return await ReceiveInTurn(buffer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for the receives before this one. Whoever is let in has to <see cref="LeaveReceives"/>.</summary>
    private async Task WaitForReceiveTurnAsync(CancellationToken cancellationToken)
    {
        // Its continuation runs elsewhere: the one who lets it in is in the middle of telling its own caller.
        TaskCompletionSource turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_receives.Join(turn))
        {
            ServeNextReceive();
        }

        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token),
            turn
        );
        await turn.Task.ConfigureAwait(false);
    }

    private void ServeNextReceive()
    {
        while (_receives.Next() is { } turn)
        {
            if (turn.TrySetResult())
            {
                return;
            }
        }
    }

    private async Task<WebSocketReceiveResult> FinishReceiveAsync(ValueTask<ValueWebSocketReceiveResult> pending)
    {
        ValueWebSocketReceiveResult result = await pending.ConfigureAwait(false);
        return result.MessageType == WebSocketMessageType.Close
            ? new WebSocketReceiveResult(
                0,
                WebSocketMessageType.Close,
                endOfMessage: true,
                CloseStatus,
                CloseStatusDescription
            )
            : new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage);
    }
}
