using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

// The end of a connection: event ids 1060 to 1069.
internal static partial class Log
{
#pragma warning disable SYSLIB1015 // What stands in no text is for programs that read the log.
    /// <summary>The one line at Information that every connection leaves.</summary>
    [LoggerMessage(
        1060,
        LogLevel.Information,
        "WebSocket {ConnectionId} (HTTP/{ProtocolVersion}): ended after {Duration:0.###} s by {Cause}."
    )]
    public static partial void ConnectionEnded(
        ILogger logger,
        string connectionId,
        string protocolVersion,
        double duration,
        ConnectionEnd cause,
        string endCause,
        string closeInitiator,
        int? closeCodeReceived,
        int? closeCodeSent
    );
#pragma warning restore SYSLIB1015

    [LoggerMessage(
        1061,
        LogLevel.Error,
        "WebSocket {ConnectionId}: a listener to metrics or spans, or a logger, failed when the connection began or ended; the connection itself is not concerned."
    )]
    public static partial void ListenerFailed(ILogger logger, string connectionId, Exception exception);
}
