using System.Net.WebSockets;
using AspNetWebSockets;

namespace System.Web.WebSockets;

public sealed partial class AspNetWebSocket
{
    // Only ever exchanged whole.
    private Task<WebSocketReceiveResult>? _lastReceived;

    /// <summary>
    /// Receives one fragment of a message, or part of one when <paramref name="buffer"/> is smaller. A buffer of length
    /// zero is allowed and completes when a fragment has begun.
    /// </summary>
    /// <param name="buffer">
    /// Where the data goes. <c>default(ArraySegment&lt;byte&gt;)</c> is refused without harm; on the .NET Framework it
    /// aborted the socket.
    /// </param>
    /// <param name="cancellationToken">Aborts the socket when cancelled, also when it is cancelled already. There is no cancelling and going on.</param>
    /// <returns>
    /// Count, type and whether the message ends. When the client's close frame came: count 0,
    /// <see cref="WebSocketMessageType.Close"/>, and the client's code and reason.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="buffer"/> has no array. Thrown by the call.</exception>
    /// <exception cref="ObjectDisposedException">The handler has ended. Thrown by the call.</exception>
    /// <exception cref="InvalidOperationException">A receive is pending, or the client's close frame was received. Thrown by the call.</exception>
    /// <exception cref="WebSocketException">
    /// The socket is aborted (<see cref="WebSocketError.InvalidState"/>), thrown by the call; or, in the task, the
    /// client vanished (<see cref="WebSocketError.ConnectionClosedPrematurely"/>), broke a rule of RFC 6455
    /// (<see cref="WebSocketError.Faulted"/>), or the socket was aborted meanwhile.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; in the task. The socket is aborted.</exception>
    /// <remarks>Source: <see href="https://learn.microsoft.com/dotnet/api/system.web.websockets.aspnetwebsocket.receiveasync"/>.</remarks>
    public override Task<WebSocketReceiveResult> ReceiveAsync(
        ArraySegment<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        DataArguments.CheckBuffer(buffer);
        ValueTask<ValueWebSocketReceiveResult> pending = ReceiveAsync(buffer.AsMemory(), cancellationToken);
        return pending.IsCompletedSuccessfully ? ReceivedAtOnce(pending.Result) : FinishReceiveAsync(pending);
    }

    /// <summary>The same for today's base class, under the same rules; allocates nothing in the steady state.</summary>
    /// <param name="buffer">Where the data goes; may be empty. Leave the memory alone until the operation has completed.</param>
    /// <param name="cancellationToken">Aborts the socket when cancelled, also when it is cancelled already.</param>
    /// <inheritdoc cref="ReceiveAsync(ArraySegment{byte}, CancellationToken)" path="/returns|/exception|/remarks"/>
    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        _machine.BeginReceive();
        return _connection.ReceiveAsync(buffer, _receiveEnd, cancellationToken);
    }

    internal void EndReceive(WebSocketMessageType messageType)
    {
        _machine.EndReceive(messageType == WebSocketMessageType.Close);
        SignalReceiveEnded();
    }

    private async Task<WebSocketReceiveResult> FinishReceiveAsync(ValueTask<ValueWebSocketReceiveResult> pending) =>
        ToResult(await pending.ConfigureAwait(false));

    // Messages of one length in a row are common, so the completed task of the last one often serves again.
    private Task<WebSocketReceiveResult> ReceivedAtOnce(ValueWebSocketReceiveResult result)
    {
        Task<WebSocketReceiveResult>? last = _lastReceived;
        if (
            last is not null
            && last.Result.Count == result.Count
            && last.Result.MessageType == result.MessageType
            && last.Result.EndOfMessage == result.EndOfMessage
        )
        {
            return last;
        }

        Task<WebSocketReceiveResult> received = Task.FromResult(ToResult(result));
        if (result.MessageType != WebSocketMessageType.Close)
        {
            _lastReceived = received;
        }

        return received;
    }

    private WebSocketReceiveResult ToResult(ValueWebSocketReceiveResult result) =>
        result.MessageType == WebSocketMessageType.Close
            ? new WebSocketReceiveResult(
                0,
                WebSocketMessageType.Close,
                endOfMessage: true,
                _connection.CloseStatus,
                _connection.CloseStatusDescription
            )
            : new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage);
}
