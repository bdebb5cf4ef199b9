using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>
/// The server's end of a WebSocket as ASP.NET Core code expects it: what <c>HttpContext.WebSockets.AcceptWebSocketAsync()</c>
/// returns behind <c>app.UseAspNetWebSockets()</c>. The rules are those that .NET 10 documents for
/// <see cref="WebSocket"/>, with the faults of the built-in one mended (see docs/dropin.md); cast the result to this
/// class for what the built-in one lacks.
/// </summary>
/// <remarks>
/// <para>
/// Wrong arguments throw from the call; everything else is in the returned task. An operation that the state does not
/// allow fails with <see cref="WebSocketException"/> (<see cref="WebSocketError.InvalidState"/>) and changes nothing.
/// </para>
/// <para>
/// The socket lives as long as the request: when the middleware that accepted it returns, the connection ends.
/// </para>
/// <para>
/// SYNCHRONIZATION: every member may be used from any thread at any time. Sends queue and go out in the order of the
/// calls; receives queue likewise. No member captures the synchronization context.
/// </para>
/// </remarks>
public sealed partial class ServerWebSocket : WebSocket, IConnectionSocket
{
    private readonly WebSocketConnection _connection;
    private readonly SocketReceiveEnd _receiveEnd;
    private readonly HandlerPolicy _policy;
    private WebSocketLife _life = new();

    /// <summary>Puts the rules on a connection; the socket is aborted from birth when the client is gone already.</summary>
    /// <param name="connection">The connection; it outlives the socket and belongs to the caller.</param>
    /// <param name="subProtocol">The sub-protocol agreed on; <see langword="null"/> for none.</param>
    /// <param name="policy">How much <see cref="CloseAsync"/> discards while it waits, and how much may wait to be sent.</param>
    internal ServerWebSocket(WebSocketConnection connection, string? subProtocol, HandlerPolicy policy)
    {
        _connection = connection;
        _receiveEnd = new SocketReceiveEnd(this);
        _policy = policy;
        SubProtocol = subProtocol;
        connection.CancelsOnAbort = true;
    }

    /// <inheritdoc />
    WebSocketConnection IConnectionSocket.Connection => _connection;

    /// <summary>The code of the client's close frame; never the code that this side sent.</summary>
    /// <value>
    /// <see langword="null"/> until a receive or <see cref="CloseAsync"/> has received a close frame;
    /// <see cref="WebSocketCloseStatus.Empty"/> (1005) for one without body (RFC 6455 section 7.1.5), where the built-in
    /// socket says 1000. Readable for ever.
    /// </value>
    public override WebSocketCloseStatus? CloseStatus => _connection.CloseStatus;

    /// <summary>The reason in the client's close frame (RFC 6455 section 7.1.6); never the reason that this side sent.</summary>
    /// <value><see langword="null"/> when <see cref="CloseStatus"/> is <see langword="null"/> or <see cref="WebSocketCloseStatus.Empty"/>; <c>""</c> for a code without reason. Readable for ever.</value>
    public override string? CloseStatusDescription => _connection.CloseStatusDescription;

    /// <summary>The sub-protocol agreed on (RFC 6455 section 1.9).</summary>
    /// <value><see langword="null"/> when none was.</value>
    public override string? SubProtocol { get; }

    /// <inheritdoc cref="IWebSocketDrain.Draining"/>
    public CancellationToken Stopping => _connection.Stopping;

    /// <summary>How far the closing handshake has come.</summary>
    /// <value>
    /// <see cref="WebSocketState.Open"/> at first, then <see cref="WebSocketState.CloseSent"/> or
    /// <see cref="WebSocketState.CloseReceived"/>, then <see cref="WebSocketState.Closed"/>; or
    /// <see cref="WebSocketState.Aborted"/>, also when the connection was given up with no call pending. A client that
    /// merely vanished is noticed by the next call. Readable for ever.
    /// </value>
    public override WebSocketState State
    {
        get
        {
            if (_connection.IsAborted)
            {
                _ = _life.TryEnd(WebSocketState.Aborted);
            }

            return _life.State;
        }
    }

    /// <summary>
    /// Cuts the connection without a close frame: the client sees code 1006. Pending calls fail with
    /// <see cref="OperationCanceledException"/>. Does nothing when the socket is closed or aborted. Any thread, any time.
    /// </summary>
    public override void Abort()
    {
        if (_life.TryEnd(WebSocketState.Aborted) != WebSocketState.None)
        {
            _connection.Abort();
        }
    }

    /// <summary>
    /// Ends the connection without a close frame, unless one was sent: what was sent still reaches the client, which then
    /// sees the end of TCP. Pending calls fail with <see cref="OperationCanceledException"/>, and <see cref="State"/>
    /// becomes <see cref="WebSocketState.Closed"/>. Any number of times. While the host drains
    /// (<see cref="Stopping"/>), an open socket is sent close code 1001 first, as it would have been in its turn.
    /// </summary>
    public override void Dispose()
    {
        _connection.OnHandlerDone();
        WebSocketState before = _life.TryEnd(WebSocketState.Closed);
        if (before == WebSocketState.None)
        {
            return;
        }

        _connection.Leave();
        if (before != WebSocketState.CloseSent && !_connection.IsAborted)
        {
            // A send is pending, and nothing may follow half a frame.
            _connection.Abort();
        }
    }

    /// <summary>The exception for an operation that needs one of the states in <paramref name="mask"/>; <see langword="null"/> when it may begin.</summary>
    private WebSocketException? InvalidUnless(int mask, string valid)
    {
        WebSocketState state = State;
        return ((1 << (int)state) & mask) != 0
            ? null
            : new WebSocketException(
                WebSocketError.InvalidState,
                $"The WebSocket is in an invalid state ('{state}') for this operation. Valid states are: '{valid}'."
            );
    }
}
