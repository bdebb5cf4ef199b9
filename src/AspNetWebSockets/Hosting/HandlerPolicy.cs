using System.ComponentModel.DataAnnotations;

namespace AspNetWebSockets;

/// <summary>What happens around a WebSocket handler where the .NET Framework and the RFC leave a choice.</summary>
public sealed class HandlerPolicy
{
    /// <summary>The default of <see cref="SendQueueLimit"/>. Bytes.</summary>
    internal const long DefaultSendQueueLimit = 64 * 1024 * 1024;

    /// <summary>
    /// Whether a handler that ends without having closed gets a close frame sent for it: 1000 when it returned, 1011
    /// when it threw. Otherwise the connection ends without a close frame behind what was sent, and the client sees 1006.
    /// </summary>
    /// <value>Default <see langword="true"/> for <c>MapWebSocket</c>, otherwise <see langword="false"/>.</value>
    public bool CloseWhenHandlerEnds { get; set; }

    /// <summary>
    /// How many bytes of data <c>CloseAsync</c> throws away while it waits for the client's close frame. At 0 the first
    /// data frame aborts the connection and fails the task, as on the .NET Framework.
    /// </summary>
    /// <value>Bytes. Default 0, without limit for <c>AcceptWebSocketAsync</c>; zero or more.</value>
    [Range(0, long.MaxValue)]
    public long CloseDrainLimit { get; set; }

    /// <summary>
    /// Whether a stopping host, or a drain, sends close code 1001 (going away) in the connection's turn
    /// (<see cref="AspNetWebSocketsOptions.Drain"/>) and waits for the client within
    /// <see cref="AspNetWebSocketsOptions.LingerTimeout"/> before it aborts. Otherwise it aborts all such connections
    /// together, when the first close frame is sent to others. A handler that returns during the drain, or is cancelled by
    /// its token, has its client told in the same way, whatever <see cref="CloseWhenHandlerEnds"/> says.
    /// </summary>
    /// <value>Default <see langword="false"/> for classic handlers, otherwise <see langword="true"/>.</value>
    public bool GoAwayOnShutdown { get; set; }

    /// <summary>
    /// How much may wait in line for a slow client: in the queue of a <c>Microsoft.Web.WebSockets.WebSocketHandler</c>,
    /// whose <c>Send</c> and <c>Broadcast</c> return at once, and behind a send of <see cref="ServerWebSocket"/> that is not
    /// awaited. When this much waits, <see cref="SendQueueFullMode"/> says what becomes of the next send. Neither the .NET
    /// Framework nor ASP.NET Core has a bound.
    /// </summary>
    /// <value>Bytes of payload, and 32 for each message. Default 64 MiB (67,108,864), at least 1.</value>
    [Range(1, long.MaxValue)]
    public long SendQueueLimit { get; set; } = DefaultSendQueueLimit;

    /// <summary>What happens to a send when <see cref="SendQueueLimit"/> bytes wait already. It is counted and logged.</summary>
    /// <value>Default <see cref="SendQueueFullMode.Abort"/>.</value>
    public SendQueueFullMode SendQueueFullMode { get; set; }
}
