using System.Net.WebSockets;

namespace AspNetWebSockets;

public sealed partial class ServerWebSocket
{
    /// <summary>
    /// Pings the client (RFC 6455 section 5.5.2) and measures how long the pong takes. Goes out ahead of the sends that
    /// wait in line, and works beside keep-alive. The pong is noticed with no receive pending, unless more data waits than
    /// <see cref="AspNetWebSocketsOptions.ReceiveBufferLimit"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait; the socket stays as it is.</param>
    /// <returns>The time from the ping to its pong, or to that of a later ping.</returns>
    /// <exception cref="WebSocketException">
    /// The state is neither Open nor CloseSent (<see cref="WebSocketError.InvalidState"/>), or the connection ended before
    /// the pong came. In the task.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. In the task.</exception>
    public Task<TimeSpan> PingAsync(CancellationToken cancellationToken = default) =>
        InvalidUnless(Receivable, ReceivableStates) is { } invalid
            ? Task.FromException<TimeSpan>(invalid)
            : _connection.PingAsync(cancellationToken);
}
