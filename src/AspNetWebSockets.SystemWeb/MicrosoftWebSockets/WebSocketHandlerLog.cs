using Microsoft.Extensions.Logging;

namespace Microsoft.Web.WebSockets;

/// <summary>The log lines of <see cref="WebSocketHandler"/>. Event ids 2060 to 2069.</summary>
internal static partial class WebSocketHandlerLog
{
    [LoggerMessage(
        2060,
        LogLevel.Error,
        "{Handler} of {Path} failed; OnError and OnClose are called and the connection ends without a close frame. Catch exceptions in OnOpen and OnMessage to keep it."
    )]
    internal static partial void HandlerFailed(this ILogger logger, Exception exception, Type handler, string path);

    [LoggerMessage(
        2061,
        LogLevel.Debug,
        "The WebSocket of {Handler} of {Path} failed; OnError and OnClose are called."
    )]
    internal static partial void SocketFailed(this ILogger logger, Exception exception, Type handler, string path);

    [LoggerMessage(
        2062,
        LogLevel.Debug,
        "A send of {Handler} of {Path} failed; {Dropped} messages behind it and all later ones are dropped."
    )]
    internal static partial void SendFailed(
        this ILogger logger,
        Exception exception,
        Type handler,
        string path,
        int dropped
    );

    [LoggerMessage(2063, LogLevel.Debug, "A message of {Handler} was dropped: an earlier send had failed.")]
    internal static partial void SendDropped(this ILogger logger, Type handler);

    [LoggerMessage(
        2064,
        LogLevel.Information,
        "The client of {Handler} of {Path} is too slow: {Waiting} bytes wait for it, and HandlerPolicy.SendQueueLimit is {Limit}. Its connection is aborted and {Dropped} messages are dropped. Send less, or raise AspNetWebSocketsOptions.Classic.SendQueueLimit."
    )]
    internal static partial void SendQueueFull(
        this ILogger logger,
        Type handler,
        string path,
        long waiting,
        long limit,
        int dropped
    );

    [LoggerMessage(
        2065,
        LogLevel.Debug,
        "The client of {Handler} of {Path} has closed, but the answer could not be sent within {Timeout}; the connection is aborted."
    )]
    internal static partial void CloseNotAnswered(this ILogger logger, Type handler, string path, TimeSpan timeout);

    [LoggerMessage(
        2066,
        LogLevel.Warning,
        "{Handler} of {Path} has sent a message before OnOpen, where it has no WebSocket; it and all later ones are dropped. Send in OnOpen or later."
    )]
    internal static partial void SentBeforeOpen(this ILogger logger, Type handler, string path);

    [LoggerMessage(2067, LogLevel.Debug, "{Handler} of {Path} ends: {Reason}")]
    internal static partial void MessageTooLong(this ILogger logger, Type handler, string path, string reason);

    [LoggerMessage(
        2068,
        LogLevel.Warning,
        "{Handler} of {Path} accepts messages of {MaxIncomingMessageSize} bytes, but AspNetWebSocketsOptions.MaxMessageSize is {MaxMessageSize}: longer ones are refused with close code 1009. Raise it as well. (Said once for each class.)"
    )]
    internal static partial void EngineLimitIsLower(
        this ILogger logger,
        Type handler,
        string path,
        int maxIncomingMessageSize,
        long maxMessageSize
    );

    [LoggerMessage(
        2069,
        LogLevel.Information,
        "The client of {Handler} of {Path} is too slow: {Waiting} bytes wait for it, and HandlerPolicy.SendQueueLimit is {Limit}. Messages are dropped until it has taken some, this one and others without another warning. Send less, or raise AspNetWebSocketsOptions.Classic.SendQueueLimit."
    )]
    internal static partial void SendRefused(this ILogger logger, Type handler, string path, long waiting, long limit);
}
