using System.Net.WebSockets;
using AspNetWebSockets;

namespace System.Web.WebSockets;

public sealed partial class AspNetWebSocket
{
    // Only ever exchanged whole: a send that finds no idle object makes one.
    private PendingSend? _idleSend;

    /// <summary>Sends one frame of a message. The text of a text message is not checked for UTF-8.</summary>
    /// <param name="buffer">
    /// The payload; may be empty. <c>default(ArraySegment&lt;byte&gt;)</c> is refused without harm; on the .NET
    /// Framework it aborted the socket. Leave the array alone until the task has completed.
    /// </param>
    /// <param name="messageType"><see cref="WebSocketMessageType.Text"/> or <see cref="WebSocketMessageType.Binary"/>.</param>
    /// <param name="endOfMessage">Whether this is the last frame of the message.</param>
    /// <param name="cancellationToken">Aborts the socket when cancelled, also when it is cancelled already. There is no cancelling and going on.</param>
    /// <returns>A task that completes when the transport took the frame.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="buffer"/> has no array. Thrown by the call.</exception>
    /// <exception cref="ArgumentException"><paramref name="messageType"/> is neither text nor binary. Thrown by the call.</exception>
    /// <exception cref="ObjectDisposedException">The handler has ended. Thrown by the call.</exception>
    /// <exception cref="InvalidOperationException">A send or close is pending, or the close frame was sent. Thrown by the call.</exception>
    /// <exception cref="WebSocketException">
    /// The socket is aborted (<see cref="WebSocketError.InvalidState"/>), thrown by the call; or, in the task, the
    /// client vanished (<see cref="WebSocketError.ConnectionClosedPrematurely"/>) or the socket was aborted meanwhile.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; in the task. The socket is aborted.</exception>
    /// <remarks>Source: <see href="https://learn.microsoft.com/dotnet/api/system.web.websockets.aspnetwebsocket.sendasync"/>.</remarks>
    public override Task SendAsync(
        ArraySegment<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    )
    {
        DataArguments.CheckMessageType(messageType);
        DataArguments.CheckBuffer(buffer);
        _machine.BeginSend();
        ValueTask pending = _connection.SendAsync(buffer, messageType, endOfMessage, cancellationToken);
        if (!pending.IsCompletedSuccessfully)
        {
            return FinishSendAsync(pending);
        }

        pending.GetAwaiter().GetResult();
        EndSend();
        return Task.CompletedTask;
    }

    /// <summary>The same for today's base class, under the same rules; allocates nothing in the steady state.</summary>
    /// <param name="buffer">The payload; may be empty. Leave the memory alone until the operation has completed.</param>
    /// <param name="messageType"><see cref="WebSocketMessageType.Text"/> or <see cref="WebSocketMessageType.Binary"/>.</param>
    /// <param name="endOfMessage">Whether this is the last frame of the message.</param>
    /// <param name="cancellationToken">Aborts the socket when cancelled, also when it is cancelled already.</param>
    /// <inheritdoc cref="SendAsync(ArraySegment{byte}, WebSocketMessageType, bool, CancellationToken)" path="/returns|/exception[@cref!='T:System.ArgumentNullException']|/remarks"/>
    public override ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    )
    {
        DataArguments.CheckMessageType(messageType);
        _machine.BeginSend();
        ValueTask pending = _connection.SendAsync(buffer, messageType, endOfMessage, cancellationToken);
        if (!pending.IsCompleted)
        {
            PendingSend carrier = Interlocked.Exchange(ref _idleSend, null) ?? new PendingSend(this);
            return carrier.Start(pending);
        }

        if (!pending.IsCompletedSuccessfully)
        {
            return new ValueTask(FinishSendAsync(pending));
        }

        pending.GetAwaiter().GetResult();
        EndSend();
        return default;
    }

    /// <summary>The same for today's base class, under the same rules; allocates nothing in the steady state.</summary>
    /// <param name="buffer">The payload; may be empty. Leave the memory alone until the task has completed.</param>
    /// <param name="messageType"><see cref="WebSocketMessageType.Text"/> or <see cref="WebSocketMessageType.Binary"/>.</param>
    /// <param name="messageFlags"><see cref="WebSocketMessageFlags.EndOfMessage"/> on the last frame of the message. <see cref="WebSocketMessageFlags.DisableCompression"/> is allowed and changes nothing: this socket never compresses.</param>
    /// <param name="cancellationToken">Aborts the socket when cancelled, also when it is cancelled already.</param>
    /// <exception cref="ArgumentException"><paramref name="messageType"/> is neither text nor binary, or <paramref name="messageFlags"/> contains an unknown flag. Thrown by the call.</exception>
    /// <inheritdoc cref="SendAsync(ArraySegment{byte}, WebSocketMessageType, bool, CancellationToken)" path="/returns|/exception[@cref!='T:System.ArgumentNullException' and @cref!='T:System.ArgumentException']|/remarks"/>
    public override ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer,
        WebSocketMessageType messageType,
        WebSocketMessageFlags messageFlags,
        CancellationToken cancellationToken
    )
    {
        DataArguments.CheckMessageType(messageType);
        bool endOfMessage = DataArguments.CheckFlags(messageFlags);
        return SendAsync(buffer, messageType, endOfMessage, cancellationToken);
    }

    internal void EndSend()
    {
        _machine.EndSend();
        SendPendingClose();
    }

    internal void Reuse(PendingSend idle) => Volatile.Write(ref _idleSend, idle);

    private async Task FinishSendAsync(ValueTask pending)
    {
        try
        {
            await pending.ConfigureAwait(false);
            EndSend();
        }
        catch
        {
            Fail();
            throw;
        }
    }
}
