using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

/// <summary>Log messages of the engine: event ids 1000 to 1099.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1000,
        LogLevel.Debug,
        "WebSocket {ConnectionId}: the client broke a rule: {Rule} (RFC {Rfc} section {Section}). Closed with {CloseCode}."
    )]
    public static partial void RuleBroken(
        ILogger logger,
        string connectionId,
        string rule,
        int rfc,
        string section,
        int closeCode
    );

    [LoggerMessage(1001, LogLevel.Debug, "WebSocket {ConnectionId}: {Cause}")]
    public static partial void ConnectionCut(ILogger logger, string connectionId, string cause);

    [LoggerMessage(1002, LogLevel.Debug, "WebSocket {ConnectionId}: the close frame was not answered: {Cause}")]
    public static partial void NotAnswered(ILogger logger, string connectionId, string cause);

    [LoggerMessage(
        1003,
        LogLevel.Error,
        "WebSocket {ConnectionId}: unexpected fault in {Where}; the connection was aborted."
    )]
    public static partial void UnexpectedFault(ILogger logger, string connectionId, string where, Exception exception);

    [LoggerMessage(
        1004,
        LogLevel.Error,
        "A connection's handler failed when the host began to stop; the connection was aborted."
    )]
    public static partial void HostStoppingFailed(ILogger logger, Exception exception);

    [LoggerMessage(1010, LogLevel.Information, "WebSocket handshake refused with {StatusCode}: {Reason}")]
    public static partial void HandshakeRefused(ILogger logger, int statusCode, string reason);

    [LoggerMessage(1011, LogLevel.Error, "WebSocket {ConnectionId}: the handler failed.")]
    public static partial void HandlerFailed(ILogger logger, string connectionId, Exception exception);

    [LoggerMessage(
        1012,
        LogLevel.Warning,
        "The request was accepted as a WebSocket, but a response had already been started; the handler was not run."
    )]
    public static partial void ResponseAlreadyStarted(ILogger logger);

    [LoggerMessage(
        1020,
        LogLevel.Information,
        "The application accepted a WebSocket with the sub-protocol '{SubProtocol}', which the client did not offer; it is left out of the answer (RFC 6455 section 4.2.2)."
    )]
    public static partial void SubProtocolNotOffered(ILogger logger, string subProtocol);

    [LoggerMessage(
        1021,
        LogLevel.Debug,
        "WebSocket {ConnectionId}: no close frame was sent for the application: {Cause}"
    )]
    public static partial void NotClosed(ILogger logger, string connectionId, string cause);
}
