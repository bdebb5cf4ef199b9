using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

// Bounds of a connection: event ids 1030 to 1039. No warnings: anybody who can connect can cause them.
internal static partial class Log
{
    [LoggerMessage(
        1030,
        LogLevel.Information,
        "WebSocket {ConnectionId}: the client went past {Bound}: {Rule} Closed with {CloseCode}."
    )]
    public static partial void BoundBroken(
        ILogger logger,
        string connectionId,
        string bound,
        string rule,
        int closeCode
    );

    [LoggerMessage(
        1031,
        LogLevel.Debug,
        "WebSocket {ConnectionId}: the client sends more than {Bound} allows and is held back."
    )]
    public static partial void Throttled(ILogger logger, string connectionId, string bound);

    [LoggerMessage(1032, LogLevel.Information, "WebSocket {ConnectionId}: {Reason} It is closed with 1001.")]
    public static partial void LifeIsOver(ILogger logger, string connectionId, string reason);

    [LoggerMessage(
        1033,
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
