using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace AspNetWebSockets;

// Whole messages, and a receive that can be cancelled without harm.
public sealed partial class ServerWebSocket
{
    // What a cancelled receive had got of a message. Belongs to whoever has the turn to receive.
    private PartialMessage? _partial;

    /// <inheritdoc cref="ReceiveMessageAsync(int, CancellationToken)"/>
    public ValueTask<WebSocketMessage?> ReceiveMessageAsync(CancellationToken cancellationToken = default) =>
        ReceiveMessageAsync(int.MaxValue, cancellationToken);

    /// <summary>
    /// Receives a whole message, all its fragments together, into memory lent from a pool. Holds no memory while none has
    /// begun to come. When a part of the message was received by <c>ReceiveAsync</c>, this is the rest of it.
    /// </summary>
    /// <param name="maxLength">
    /// The longest message in bytes, at least 1. A longer one is not received: the client gets close code 1009, and the
    /// task fails. The limit of the application, <see cref="AspNetWebSocketsOptions.MaxMessageSize"/>, holds besides.
    /// </param>
    /// <param name="cancellationToken">Ends the wait without harm: the socket stays as it is, and what came of a message is kept for the next receive.</param>
    /// <returns>The message, to be disposed of; <see langword="null"/> when the client's close frame came.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLength"/> is less than 1. Thrown by the call.</exception>
    /// <exception cref="WebSocketException">
    /// The message is longer than <paramref name="maxLength"/>, or as with <c>ReceiveAsync</c>. In the task.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled, or the socket was aborted or disposed meanwhile. In the task.</exception>
    public ValueTask<WebSocketMessage?> ReceiveMessageAsync(
        int maxLength,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        return ReceiveWholeAsync(maxLength, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<WebSocketMessage?> ReceiveWholeAsync(int maxLength, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_receives.TryEnter())
        {
            await WaitForReceiveTurnAsync(cancellationToken).ConfigureAwait(false);
        }

        PartialMessage partial = _partial ?? new PartialMessage();
        _partial = null;
        bool isOver = true;
        try
        {
            if (InvalidUnless(Receivable, ReceivableStates) is { } invalid)
            {
                throw invalid;
            }

            while (true)
            {
                ValueWebSocketReceiveResult result = await ReceiveInterruptiblyAsync(partial.Room, cancellationToken)
                    .ConfigureAwait(false);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    _life.CloseReceived();
                    return null;
                }

                partial.Append(result);
                if (partial.Length > maxLength)
                {
                    break;
                }

                if (result.EndOfMessage)
                {
                    return partial.ToMessage();
                }

                if (cancellationToken.IsCancellationRequested)
                {
                    isOver = partial.Length == 0;
                    _partial = isOver ? null : partial;
                    throw new OperationCanceledException(cancellationToken);
                }

                partial.MakeRoom(maxLength);
            }
        }
        finally
        {
            if (isOver)
            {
                partial.Clear();
            }

            LeaveReceives();
        }

        throw await RefuseAsync(maxLength).ConfigureAwait(false);
    }

    /// <summary>One receive of the connection, which the token ends without harm: it then completes with what it has got.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ValueWebSocketReceiveResult> ReceiveInterruptiblyAsync(
        Memory<byte> room,
        CancellationToken cancellationToken
    )
    {
        ValueTask<ValueWebSocketReceiveResult> pending = _connection.ReceiveAsync(room, CancellationToken.None);
        if (pending.IsCompleted || !cancellationToken.CanBeCanceled)
        {
            return await pending.ConfigureAwait(false);
        }

        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static connection => ((WebSocketConnection)connection!).InterruptReceive(),
            _connection
        );
        return await pending.ConfigureAwait(false);
    }

    /// <summary>A part of a message that a cancelled <see cref="ReceiveMessageAsync(int, CancellationToken)"/> has left.</summary>
    private ValueWebSocketReceiveResult ReadPartial(Memory<byte> buffer)
    {
        PartialMessage partial = _partial!;
        ValueWebSocketReceiveResult result = new(partial.Read(buffer.Span), partial.MessageType, endOfMessage: false);
        if (partial.Length == 0)
        {
            partial.Clear();
            _partial = null;
        }

        LeaveReceives();
        return result;
    }

    private async Task<WebSocketException> RefuseAsync(int maxLength)
    {
        try
        {
            await CloseOutputAsync(
                    WebSocketCloseStatus.MessageTooBig,
                    "The message is too long.",
                    CancellationToken.None
                )
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // Closed or aborted already.
            _connection.LogNotClosed(exception.Message);
        }

        return new WebSocketException(
            WebSocketError.Faulted,
            $"The client sent a message of more than {maxLength} bytes, the limit of this ReceiveMessageAsync, and was sent close code 1009. Receive until its close frame, or leave."
        );
    }
}
