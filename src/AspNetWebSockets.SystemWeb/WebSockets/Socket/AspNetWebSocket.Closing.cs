using System.Net.WebSockets;
using AspNetWebSockets;

namespace System.Web.WebSockets;

public sealed partial class AspNetWebSocket
{
    private const int DiscardBufferSize = 4096;

    /// <summary>
    /// Sends a close frame, waits for the client's, and completes when both have passed
    /// (<see cref="WebSocketState.Closed"/>). When the client's close frame was received before, sends the answer and
    /// does not wait; when ours was sent before, only waits; when both have passed, does nothing.
    /// </summary>
    /// <param name="closeStatus">
    /// The code to send: from 1000 to 65535 without 1004, 1006, 1010 and 1015.
    /// <see cref="WebSocketCloseStatus.Empty"/> sends a close frame without body.
    /// </param>
    /// <param name="statusDescription">
    /// The reason to send, at most 123 bytes in UTF-8; <see langword="null"/> is sent as <c>""</c>. Must be
    /// <see langword="null"/> or empty with <see cref="WebSocketCloseStatus.Empty"/>.
    /// </param>
    /// <param name="cancellationToken">Aborts the socket when cancelled, also when it is cancelled already.</param>
    /// <returns>The operation; a completed task when there is nothing to do.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="closeStatus"/> may not be sent. Thrown by the call.</exception>
    /// <exception cref="ArgumentException"><paramref name="statusDescription"/> is too long, or given with <see cref="WebSocketCloseStatus.Empty"/>. Thrown by the call.</exception>
    /// <exception cref="ObjectDisposedException">The handler has ended. Thrown by the call.</exception>
    /// <exception cref="InvalidOperationException">
    /// A send or close is pending, or a receive is pending and the client's close frame has not come. Thrown by the call.
    /// </exception>
    /// <exception cref="WebSocketException">
    /// The socket is aborted (<see cref="WebSocketError.InvalidState"/>), thrown by the call; or, in the task and with
    /// the socket aborted: the client sent data instead of its close frame (<see cref="WebSocketError.InvalidMessageType"/>;
    /// <see cref="HandlerPolicy.CloseDrainLimit"/> allows some to be discarded), did not answer within
    /// <see cref="AspNetWebSocketsOptions.CloseTimeout"/> (30 seconds by default; the .NET Framework waited for ever),
    /// vanished, or broke a rule.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; in the task. The socket is aborted.</exception>
    /// <remarks>Source: <see href="https://learn.microsoft.com/dotnet/api/system.web.websockets.aspnetwebsocket.closeasync"/>; RFC 6455 sections 7.1.2 and 7.4.</remarks>
    public override Task CloseAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    )
    {
        string? description = CloseArguments.Check(closeStatus, statusDescription);
        switch (_machine.BeginClose())
        {
            case CloseSteps.None:
                return Task.CompletedTask;
            case CloseSteps.Send:
                return FinishCloseOutputAsync(closeStatus, description, cancellationToken);
            case CloseSteps.Receive:
                _connection.StartCloseTimeout();
                return FinishCloseReceiveAsync(_closeDrainLimit, cancellationToken);
            default:
                Task send = FinishCloseOutputAsync(closeStatus, description, cancellationToken);
                _connection.StartCloseTimeout();
                Task receive = FinishCloseReceiveAsync(_closeDrainLimit, cancellationToken);
                // When both fail, what the client did wrong says more than the send that was cut off by it.
                return send.IsCompletedSuccessfully ? receive : Task.WhenAll(receive, send);
        }
    }

    /// <summary>
    /// Sends a close frame and completes without waiting for the client's. Afterwards nothing can be sent, but
    /// <see cref="ReceiveAsync(ArraySegment{byte}, CancellationToken)"/> still gives the client's data and then its
    /// close frame. When a close frame was sent before, does nothing.
    /// </summary>
    /// <inheritdoc cref="CloseAsync" path="/param"/>
    /// <returns>A task that completes when the transport took the close frame; a completed one when there is nothing to do.</returns>
    /// <inheritdoc cref="CloseAsync" path="/exception[@cref!='T:System.InvalidOperationException' and @cref!='T:System.Net.WebSockets.WebSocketException']"/>
    /// <exception cref="InvalidOperationException">A send or close is pending. Thrown by the call.</exception>
    /// <exception cref="WebSocketException">
    /// The socket is aborted (<see cref="WebSocketError.InvalidState"/>), thrown by the call; or, in the task, the
    /// client vanished or the socket was aborted meanwhile.
    /// </exception>
    /// <remarks>Source: <see href="https://learn.microsoft.com/dotnet/api/system.web.websockets.aspnetwebsocket.closeoutputasync"/>; RFC 6455 sections 7.1.2 and 7.4.</remarks>
    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    )
    {
        string? description = CloseArguments.Check(closeStatus, statusDescription);
        return _machine.BeginCloseOutput() == CloseSteps.None
            ? Task.CompletedTask
            : FinishCloseOutputAsync(closeStatus, description, cancellationToken);
    }

    private async Task FinishCloseOutputAsync(
        WebSocketCloseStatus closeStatus,
        string? description,
        CancellationToken token
    )
    {
        try
        {
            await _connection.SendCloseAsync(closeStatus, description, token).ConfigureAwait(false);
            _machine.EndSendClose();
        }
        catch
        {
            Fail();
            throw;
        }
    }

    // Waits for the close frame and throws data away up to the limit; at limit 0 even an empty data frame is too much.
    private async Task FinishCloseReceiveAsync(long drainLimit, CancellationToken token)
    {
        try
        {
            Memory<byte> buffer = drainLimit == 0 ? Memory<byte>.Empty : new byte[DiscardBufferSize];
            long discarded = 0;
            ValueWebSocketReceiveResult result = await _connection.ReceiveAsync(buffer, token).ConfigureAwait(false);
            while (result.MessageType != WebSocketMessageType.Close)
            {
                discarded += result.Count;
                if (drainLimit == 0 || discarded > drainLimit)
                {
                    _connection.OnCloseDrainLimit();
                    throw SocketErrors.DataInsteadOfClose(result.MessageType, drainLimit);
                }

                result = await _connection.ReceiveAsync(buffer, token).ConfigureAwait(false);
            }

            EndReceive(result.MessageType);
        }
        catch
        {
            Fail();
            throw;
        }
    }
}
