using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

// Bounds of a connection: event ids 1030 to 1039. No warnings, as anybody who can connect can cause them; what ends the
// connection is in the line about its end.
internal static partial class Log
{
    [LoggerMessage(
        1030,
        LogLevel.Debug,
        "WebSocket {ConnectionId}: the client sends more than {Bound} allows and is held back."
    )]
    public static partial void Throttled(ILogger logger, string connectionId, string bound);

    [LoggerMessage(1031, LogLevel.Debug, "WebSocket {ConnectionId}: {Reason} It is closed with 1001.")]
    public static partial void LifeIsOver(ILogger logger, string connectionId, string reason);

    [LoggerMessage(
        1032,
        LogLevel.Information,
        "WebSocket {ConnectionId}: {Waiting} bytes wait for the client, and HandlerPolicy.SendQueueLimit is {Limit}. What is done: {Mode}. Await the sends, send less, or raise the limit."
    )]
    public static partial void SendQueueFull(
        ILogger logger,
        string connectionId,
        long waiting,
        long limit,
        SendQueueFullMode mode
    );
}
