using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Transport;

/// <summary>Log messages of the transport: event ids 3000 to 3099.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(3000, LogLevel.Information, "Connections are served by {Transport}: {Reason}")]
    public static partial void Chosen(ILogger logger, string transport, string reason);

    [LoggerMessage(
        3001,
        LogLevel.Warning,
        "A handler blocked event loop {Loop} for more than {Threshold} ms; another thread leads the loop on. "
            + "Such handlers cost a thread each: let them await, or set RunOnThreadPool. "
            + "{Count} times since this was last logged."
    )]
    public static partial void LoopBlocked(ILogger logger, int loop, double threshold, long count);

    [LoggerMessage(
        3002,
        LogLevel.Warning,
        "Event loop {Loop} stands still: {Count} of its threads are blocked in handlers, and no more are made."
    )]
    public static partial void NoThreadLeft(ILogger logger, int loop, int count);

    [LoggerMessage(3003, LogLevel.Error, "A connection's owner failed with an exception; the connection is aborted.")]
    public static partial void SinkFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        3004,
        LogLevel.Warning,
        "A connection to {EndPoint} could not be accepted: {Error}. Trying again in {Delay} ms. "
            + "{Count} times since this was last logged."
    )]
    public static partial void AcceptSuspended(ILogger logger, string endPoint, string error, double delay, long count);

    [LoggerMessage(3005, LogLevel.Debug, "A connection to {EndPoint} ended before it was accepted: {Error}")]
    public static partial void AcceptFailed(ILogger logger, string endPoint, string error);

    [LoggerMessage(3006, LogLevel.Warning, "The kernel does not watch a connection, which is aborted.")]
    public static partial void NotWatched(ILogger logger, Exception exception);

    [LoggerMessage(
        3007,
        LogLevel.Information,
        "{Ahead} connections to {EndPoint} are accepted and wait for the HTTP server, which does not keep up. "
            + "No more are accepted until it has taken half of them. {Count} times since this was last logged."
    )]
    public static partial void AcceptAhead(ILogger logger, string endPoint, int ahead, long count);

    [LoggerMessage(3010, LogLevel.Debug, "Connection {ConnectionId} was reset by the peer.")]
    public static partial void ConnectionReset(ILogger logger, string connectionId);

    [LoggerMessage(3011, LogLevel.Debug, "Connection {ConnectionId} failed.")]
    public static partial void ConnectionFailed(ILogger logger, string connectionId, Exception exception);

    [LoggerMessage(3012, LogLevel.Debug, "Connection {ConnectionId} received FIN.")]
    public static partial void FinReceived(ILogger logger, string connectionId);

    [LoggerMessage(3013, LogLevel.Debug, "Connection {ConnectionId} is aborted: {Reason}")]
    public static partial void ConnectionAborted(ILogger logger, string connectionId, string reason);

    [LoggerMessage(3014, LogLevel.Debug, "Connection {ConnectionId} was taken over from the server.")]
    public static partial void TakenOver(ILogger logger, string connectionId);

    [LoggerMessage(3015, LogLevel.Debug, "Connection {ConnectionId} is shut down in both directions.")]
    public static partial void ConnectionShutDown(ILogger logger, string connectionId);
}
