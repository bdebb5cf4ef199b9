using System.Diagnostics;
using System.Net.WebSockets;

namespace AspNetWebSockets;

// What the built-in socket does not tell about the connection and its end.
public sealed partial class ServerWebSocket
{
    /// <summary>The code of the close frame that this side sent; <see cref="CloseStatus"/> is the client's.</summary>
    /// <value>
    /// <see langword="null"/> before; <see cref="WebSocketCloseStatus.Empty"/> for a frame without body; 1002, 1007 or 1009
    /// when the client broke a rule, 1008 or 1009 when it went past a bound. Readable for ever.
    /// </value>
    public WebSocketCloseStatus? SentCloseStatus => (WebSocketCloseStatus?)_connection.SentClose?.Code;

    /// <summary>The reason in the close frame that this side sent.</summary>
    /// <value><see langword="null"/> before, and for a frame without body. Readable for ever.</value>
    public string? SentCloseStatusDescription => _connection.SentClose?.Reason;

    /// <summary>Whose close frame was the first. The client's counts as soon as it came, whether or not it was received by the application.</summary>
    public WebSocketCloseInitiator CloseInitiator => _connection.Initiator;

    /// <inheritdoc cref="WebSocketConnection.Activity"/>
    public Activity? Activity => _connection.Activity;

    /// <summary>
    /// Completes when the connection has ended, in whatever way: closed, aborted, or the client vanished. Noticed with
    /// no receive pending, unless more data waits than <see cref="AspNetWebSocketsOptions.ReceiveBufferLimit"/>. Never
    /// fails; read the other properties for how it ended.
    /// </summary>
    public Task Closed => _connection.Closed;

    /// <summary>How many bytes of payload were given to sends that have not completed: those that wait in line and the one going out.</summary>
    /// <value>Bytes, zero or more. Look at it before sending more to a client that may be slow.</value>
    public long QueuedBytes =>
        Volatile.Read(ref _sendingBytes)
        + _sends.ToArray().Where(static send => send.IsWaiting).Sum(static send => (long)send.Payload.Length);
}
