using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace System.Web.WebSockets;

/// <summary>The log lines of the WebSocket types. Event ids 2000 to 2099, with those of <c>SystemWebLog</c>; an id never changes its meaning.</summary>
internal static partial class WebSocketLog
{
    internal const string Category = "AspNetWebSockets.SystemWeb";

    internal static ILogger CreateLogger(IServiceProvider services) =>
        services.GetService<ILoggerFactory>()?.CreateLogger(Category) ?? NullLogger.Instance;

    [LoggerMessage(
        2000,
        LogLevel.Error,
        "The WebSocket handler of {Path} failed; the socket was {State} and the connection ends."
    )]
    internal static partial void HandlerFailed(
        this ILogger logger,
        Exception exception,
        string path,
        WebSocketState state
    );

    [LoggerMessage(
        2001,
        LogLevel.Debug,
        "The WebSocket handler of {Path} ended without closing its open socket; it is {Outcome}. Call CloseAsync before the handler returns."
    )]
    internal static partial void HandlerEndedWhileOpen(this ILogger logger, string path, string outcome);

    [LoggerMessage(
        2002,
        LogLevel.Error,
        "Work posted by the WebSocket handler of {Path}, such as an async void method, failed; the connection is aborted. Await the work in the handler to catch its exceptions."
    )]
    internal static partial void PostedWorkFailed(this ILogger logger, Exception exception, string path);

    [LoggerMessage(
        2004,
        LogLevel.Warning,
        "The request for {Path} asks for a WebSocket, but app.UseAspNetWebSockets() is not in its pipeline: IsWebSocketRequest is false. Call it before the endpoints that accept WebSockets."
    )]
    internal static partial void MiddlewareMissing(this ILogger logger, string path);

    [LoggerMessage(
        2006,
        LogLevel.Debug,
        "The server ends the WebSocket of {Path}, but the client could not be told with close code {CloseCode}: {Reason}"
    )]
    internal static partial void GoAwayNotSent(
        this ILogger logger,
        string path,
        WebSocketCloseStatus closeCode,
        string reason
    );

    [LoggerMessage(
        2007,
        LogLevel.Debug,
        "The server ended the WebSocket of {Path} with close code {CloseCode}, but it was not over within {Timeout}; it is aborted."
    )]
    internal static partial void GoAwayTimedOut(
        this ILogger logger,
        string path,
        WebSocketCloseStatus closeCode,
        TimeSpan timeout
    );
}
