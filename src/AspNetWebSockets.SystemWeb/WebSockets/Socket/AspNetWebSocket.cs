using System.Net.WebSockets;
using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>
/// The server's end of a WebSocket, with the rules of the .NET Framework's class of this name: what a handler accepted
/// by <c>HttpContext.AcceptWebSocketRequest</c> finds in <see cref="WebSocketContext.WebSocket"/>.
/// </summary>
/// <remarks>
/// <para>
/// A call that is wrong in itself or at the wrong time throws from the call and leaves the socket as it was; the checks
/// come in this order: arguments, end of the handler, aborted, sending, receiving. All that goes wrong later is in the
/// returned task, and aborts the socket.
/// </para>
/// <para>
/// SYNCHRONIZATION: one receive and one send (or close) may be pending at a time, on any two threads; a second one
/// throws <see cref="InvalidOperationException"/>. <see cref="Abort"/> and the properties may be used from any thread
/// at any time. No member captures the synchronization context.
/// </para>
/// <para>
/// Source: <see href="https://learn.microsoft.com/dotnet/api/system.web.websockets.aspnetwebsocket"/> and RFC 6455.
/// </para>
/// </remarks>
public sealed partial class AspNetWebSocket : WebSocket, IConnectionSocket
{
    private readonly WebSocketConnection _connection;
    private readonly ReceiveEnd _receiveEnd;
    private readonly long _closeDrainLimit;
    private readonly string? _subProtocol;
    private SocketStateMachine _machine;

    /// <summary>Puts the state rules on a connection; the socket is aborted from birth when the client is gone already.</summary>
    /// <param name="connection">The connection; it outlives the socket and belongs to the caller.</param>
    /// <param name="subProtocol">The sub-protocol agreed on; <see langword="null"/> for none.</param>
    /// <param name="closeDrainLimit">Bytes of data that <see cref="CloseAsync"/> discards while it waits; see <see cref="HandlerPolicy.CloseDrainLimit"/>.</param>
    internal AspNetWebSocket(WebSocketConnection connection, string? subProtocol, long closeDrainLimit)
    {
        _connection = connection;
        _receiveEnd = new ReceiveEnd(this);
        _machine = new SocketStateMachine(connection.IsAborted);
        _subProtocol = subProtocol;
        _closeDrainLimit = closeDrainLimit;
    }

    /// <summary>The code of the client's close frame; never the code that the server sent.</summary>
    /// <value>
    /// <see langword="null"/> until <see cref="ReceiveAsync(ArraySegment{byte}, CancellationToken)"/> or
    /// <see cref="CloseAsync"/> has received a close frame; <see cref="WebSocketCloseStatus.Empty"/> (1005) for one
    /// without body (RFC 6455 section 7.1.5).
    /// </value>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    public override WebSocketCloseStatus? CloseStatus
    {
        get
        {
            _machine.RequireNotDisposed();
            return _connection.CloseStatus;
        }
    }

    /// <summary>The reason in the client's close frame (RFC 6455 section 7.1.6); never the reason that the server sent.</summary>
    /// <value><see langword="null"/> when <see cref="CloseStatus"/> is <see langword="null"/> or <see cref="WebSocketCloseStatus.Empty"/>; <c>""</c> for a code without reason.</value>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    public override string? CloseStatusDescription
    {
        get
        {
            _machine.RequireNotDisposed();
            return _connection.CloseStatusDescription;
        }
    }

    /// <summary>How far the closing handshake has come.</summary>
    /// <value>
    /// <see cref="WebSocketState.Open"/> at first, then <see cref="WebSocketState.CloseSent"/> or
    /// <see cref="WebSocketState.CloseReceived"/>, then <see cref="WebSocketState.Closed"/>; or
    /// <see cref="WebSocketState.Aborted"/>, also when the connection was given up with no call pending. A client that
    /// merely vanished is noticed by the next call.
    /// </value>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    public override WebSocketState State
    {
        get
        {
            if (_connection.IsAborted)
            {
                _machine.TryAbort();
            }

            return _machine.State;
        }
    }

    /// <summary>The sub-protocol that the handler agreed on (RFC 6455 section 1.9).</summary>
    /// <value><see langword="null"/> when none was chosen.</value>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    public override string? SubProtocol
    {
        get
        {
            _machine.RequireNotDisposed();
            return _subProtocol;
        }
    }

    /// <summary>What the socket stands on; also answers after the handler has ended.</summary>
    internal WebSocketConnection Connection => _connection;

    WebSocketConnection IConnectionSocket.Connection => _connection;

    /// <summary><see cref="SubProtocol"/>; also answers after the handler has ended.</summary>
    internal string? NegotiatedProtocol => _subProtocol;

    /// <summary>Whether the socket was aborted; also answers after the handler has ended.</summary>
    internal bool IsAborted => _machine.IsAborted;

    /// <summary>
    /// Cuts the connection without a close frame: the client sees code 1006 and pending calls fail with
    /// <see cref="WebSocketException"/>. Does nothing when the socket is closed or aborted. Any thread, any time.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    public override void Abort()
    {
        _machine.RequireNotDisposed();
        Cut();
    }

    /// <summary>Always throws: the socket lives as long as its handler, and ends with it.</summary>
    /// <exception cref="NotSupportedException">Always, in every state, as on the .NET Framework.</exception>
    public override void Dispose() => throw SocketErrors.NotDisposable();

    /// <summary>An operation failed, which aborts the socket; the caller puts the exception into the task.</summary>
    internal void Fail()
    {
        Cut();
        SignalReceiveEnded();
    }

    /// <inheritdoc cref="WebSocketConnection.OnSendQueueFull" />
    internal void OnSendQueueFull(SendQueueFullMode mode) => _connection.OnSendQueueFull(mode);

    /// <inheritdoc cref="WebSocketMetrics.Dropped" />
    internal void CountDropped(string reason, long count) => _connection.Metrics.All.Dropped(reason, count);

    /// <inheritdoc cref="WebSocketMetrics.Queued" />
    internal void CountQueued(long bytes) => _connection.Metrics.All.Queued(bytes);

    /// <summary><see cref="Abort"/> for the runtime: never throws, also not after the handler has ended.</summary>
    internal void Cut()
    {
        if (_machine.TryAbort())
        {
            _connection.Abort();
        }
    }
}
