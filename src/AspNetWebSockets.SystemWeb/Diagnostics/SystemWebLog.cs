using Microsoft.Extensions.Logging;

namespace System.Web;

/// <summary>The log lines of the System.Web surface. Event ids 2000 to 2099, with those of <c>WebSocketLog</c>; an id never changes its meaning.</summary>
internal static partial class SystemWebLog
{
    [LoggerMessage(
        2003,
        LogLevel.Warning,
        "What was written to the response of {Path}, which becomes a WebSocket, was dropped: bytes before the first frame break the client. Send through the WebSocket instead."
    )]
    internal static partial void WriteAfterAcceptDropped(this ILogger logger, string path);

    [LoggerMessage(2005, LogLevel.Error, "A callback for the end of the request {Path} failed.")]
    internal static partial void RequestEndCallbackFailed(this ILogger logger, Exception exception, string path);

    [LoggerMessage(
        2008,
        LogLevel.Information,
        "The handler of {Path} refused the request with status {Status}: {Reason}"
    )]
    internal static partial void HandlerRefused(this ILogger logger, string path, int status, string reason);

    [LoggerMessage(2009, LogLevel.Error, "The handler of {Path} failed; the client is answered with status {Status}.")]
    internal static partial void HandlerFailedWithStatus(
        this ILogger logger,
        Exception exception,
        string path,
        int status
    );
}
