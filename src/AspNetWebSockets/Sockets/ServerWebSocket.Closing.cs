using System.Buffers;
using System.Net.WebSockets;

namespace AspNetWebSockets;

public sealed partial class ServerWebSocket
{
    private const int DiscardBufferSize = 4096;
    private const string ClosableStates = "Open, CloseReceived, CloseSent";
    private const int Closable = Sendable | Receivable;

    // Whether the server's own close frame was sent; null where the server has not ended the connection.
    private Task<bool>? _closeByServer;

    /// <summary>
    /// Sends a close frame behind the sends that are pending, waits for the client's, and completes when both have
    /// passed (<see cref="WebSocketState.Closed"/>). When the client's was received before, sends the answer and does not
    /// wait; when ours was sent before, only waits. Data that comes meanwhile is thrown away; a receive that is pending
    /// goes on and may be the one that gets the close frame.
    /// </summary>
    /// <param name="closeStatus">
    /// The code to send: 1000 to 1003, 1007 to 1014 without 1010, or 3000 to 4999.
    /// <see cref="WebSocketCloseStatus.Empty"/> sends a close frame without body.
    /// </param>
    /// <param name="statusDescription">
    /// The reason to send, at most 123 bytes in UTF-8; <see langword="null"/> is sent as <c>""</c>. Must be
    /// <see langword="null"/> or empty with <see cref="WebSocketCloseStatus.Empty"/>.
    /// </param>
    /// <param name="cancellationToken">Before the close frame has begun to go out, it takes it back and the socket stays as it is; later it aborts the socket.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="closeStatus"/> may not be on the wire (RFC 6455 section 7.4). Thrown by the call.</exception>
    /// <exception cref="ArgumentException"><paramref name="statusDescription"/> is too long, or given with <see cref="WebSocketCloseStatus.Empty"/>. Thrown by the call.</exception>
    /// <exception cref="WebSocketException">
    /// The socket is closed or aborted (<see cref="WebSocketError.InvalidState"/>); or the client did not answer within
    /// <see cref="AspNetWebSocketsOptions.CloseTimeout"/>, vanished, or broke a rule, and the socket is aborted. In the
    /// task.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled, or the socket was aborted or disposed meanwhile. In the task.</exception>
    public override Task CloseAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    )
    {
        string? description = CloseArguments.CheckForWire(closeStatus, statusDescription);
        return _closeByServer is { } byServer
            ? CloseBehindServerAsync(byServer, closeStatus, description, cancellationToken)
            : CloseInOrderAsync(closeStatus, description, cancellationToken);
    }

    /// <summary>
    /// Sends a close frame behind the sends that are pending, and completes without waiting for the client's. Afterwards
    /// nothing can be sent, but a receive still gives the client's data and then its close frame.
    /// </summary>
    /// <inheritdoc cref="CloseAsync" path="/param"/>
    /// <returns>A task that completes when the transport took the close frame.</returns>
    /// <inheritdoc cref="CloseAsync" path="/exception[@cref!='T:System.Net.WebSockets.WebSocketException']"/>
    /// <exception cref="WebSocketException">
    /// The state is neither Open nor CloseReceived (<see cref="WebSocketError.InvalidState"/>), or the client vanished.
    /// In the task.
    /// </exception>
    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    )
    {
        string? description = CloseArguments.CheckForWire(closeStatus, statusDescription);
        return _closeByServer is { } byServer
            ? SendCloseBehindServerAsync(byServer, closeStatus, description, cancellationToken)
            : SendCloseAsync(closeStatus, description, cancellationToken);
    }

    /// <summary>
    /// The server ends the connection beside the application: sends a close frame behind the sends that are pending. A
    /// handler that closes in its turn, as one does that has received the client's answer, finds it done.
    /// </summary>
    /// <exception cref="WebSocketException">The socket is past that (<see cref="WebSocketError.InvalidState"/>), or the client vanished. In the task.</exception>
    /// <exception cref="OperationCanceledException">The socket was aborted or disposed meanwhile. In the task.</exception>
    internal async Task CloseByServerAsync(WebSocketCloseStatus closeStatus, string reason)
    {
        TaskCompletionSource<bool> isSent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Interlocked.CompareExchange(ref _closeByServer, isSent.Task, null);
        bool sent = false;
        try
        {
            await SendCloseAsync(closeStatus, CloseArguments.CheckForWire(closeStatus, reason), CancellationToken.None)
                .ConfigureAwait(false);
            sent = true;
        }
        finally
        {
            isSent.SetResult(sent);
        }
    }

    private async Task CloseBehindServerAsync(
        Task<bool> byServer,
        WebSocketCloseStatus closeStatus,
        string? description,
        CancellationToken cancellationToken
    )
    {
        if (!await byServer.ConfigureAwait(false) || State != WebSocketState.Closed)
        {
            await CloseInOrderAsync(closeStatus, description, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendCloseBehindServerAsync(
        Task<bool> byServer,
        WebSocketCloseStatus closeStatus,
        string? description,
        CancellationToken cancellationToken
    )
    {
        if (!await byServer.ConfigureAwait(false))
        {
            await SendCloseAsync(closeStatus, description, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CloseInOrderAsync(
        WebSocketCloseStatus closeStatus,
        string? description,
        CancellationToken cancellationToken
    )
    {
        if (InvalidUnless(Closable, ClosableStates) is { } invalid)
        {
            throw invalid;
        }

        if (State != WebSocketState.CloseSent)
        {
            await SendCloseAsync(closeStatus, description, cancellationToken).ConfigureAwait(false);
        }

        if (State == WebSocketState.CloseSent)
        {
            _connection.StartCloseTimeout();
            await ReceiveCloseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task SendCloseAsync(
        WebSocketCloseStatus closeStatus,
        string? description,
        CancellationToken cancellationToken
    ) =>
        _sends.TryEnter()
            ? SendCloseAndLeaveAsync(closeStatus, description, cancellationToken)
            : JoinSends(new QueuedSend(closeStatus, description, cancellationToken), cancellationToken);

    private async Task SendCloseAndLeaveAsync(
        WebSocketCloseStatus closeStatus,
        string? description,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await SendCloseInTurnAsync(closeStatus, description, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            LeaveSends();
        }
    }

    private async Task SendCloseInTurnAsync(
        WebSocketCloseStatus closeStatus,
        string? description,
        CancellationToken cancellationToken
    )
    {
        if (!MaySend(cancellationToken, out Task? refusal))
        {
            await refusal.ConfigureAwait(false);
        }

        // Counts from here: the client's answer may be received before the frame's send has returned.
        _life.CloseSent();
        await _connection.SendCloseAsync(closeStatus, description, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws data away until the client's close frame has come; another receive may be the one that gets it.</summary>
    private async Task ReceiveCloseAsync(CancellationToken cancellationToken)
    {
        if (!_receives.TryEnter())
        {
            await WaitForCloseTurnAsync(cancellationToken).ConfigureAwait(false);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(DiscardBufferSize);
        try
        {
            long discarded = 0;
            while (State == WebSocketState.CloseSent)
            {
                ValueWebSocketReceiveResult result = await _connection
                    .ReceiveAsync(buffer.AsMemory(), cancellationToken)
                    .ConfigureAwait(false);
                discarded += result.Count;
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    _life.CloseReceived();
                }
                else if (discarded > _policy.CloseDrainLimit)
                {
                    _connection.OnCloseDrainLimit();
                    Abort();
                    throw new WebSocketException(
                        WebSocketError.InvalidMessageType,
                        $"CloseAsync was waiting for the client's close frame but received more data than the {_policy.CloseDrainLimit} bytes that HandlerPolicy.CloseDrainLimit allows to be discarded, so the WebSocket was aborted. Call CloseOutputAsync and receive until the close frame, or raise the limit."
                    );
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            LeaveReceives();
        }

        if (State != WebSocketState.Closed)
        {
            throw ConnectionFailure.Aborted.ToException();
        }
    }

    private async Task WaitForCloseTurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WaitForReceiveTurnAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Abort();
            throw;
        }
    }
}
