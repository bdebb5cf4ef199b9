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

    [LoggerMessage(2050, LogLevel.Error, "Work queued with HostingEnvironment.QueueBackgroundWorkItem failed.")]
    internal static partial void BackgroundWorkFailed(this ILogger logger, Exception exception);

    [LoggerMessage(
        2051,
        LogLevel.Debug,
        "Work queued with HostingEnvironment.QueueBackgroundWorkItem ended by its cancellation: the host stops."
    )]
    internal static partial void BackgroundWorkCancelled(this ILogger logger);

    [LoggerMessage(
        2052,
        LogLevel.Warning,
        "Work given to HostingEnvironment.QueueBackgroundWorkItem is not run: the host stops."
    )]
    internal static partial void BackgroundWorkRefused(this ILogger logger);

    [LoggerMessage(2053, LogLevel.Error, "The registered object {Type} failed in its Stop method.")]
    internal static partial void RegisteredObjectFailedToStop(this ILogger logger, Exception exception, Type type);

    [LoggerMessage(
        2054,
        LogLevel.Warning,
        "The host's shutdown time-out is over and the registered object {Type} was not unregistered; the host goes on without it. Call HostingEnvironment.UnregisterObject when its work is done."
    )]
    internal static partial void RegisteredObjectOutlivesHost(this ILogger logger, Type type);

    [LoggerMessage(2055, LogLevel.Error, "A callback of the item '{Key}' of the cache failed.")]
    internal static partial void CacheCallbackFailed(this ILogger logger, Exception exception, string key);

    [LoggerMessage(2040, LogLevel.Error, "Session_End of the application failed.")]
    internal static partial void SessionEndFailed(this ILogger logger, Exception exception);

    [LoggerMessage(
        2056,
        LogLevel.Warning,
        "A setting was read with System.Configuration.ConfigurationManager before builder.AddSystemWeb() was called: it goes on reading app.config instead of the configuration of the host. Call AddSystemWeb first, or use WebConfigurationManager."
    )]
    internal static partial void ConfigurationManagerReadEarly(this ILogger logger);
}
