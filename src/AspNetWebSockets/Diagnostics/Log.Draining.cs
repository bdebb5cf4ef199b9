using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

// The end of all connections: event ids 1050 to 1059, and 1005.
internal static partial class Log
{
    [LoggerMessage(
        1005,
        LogLevel.Warning,
        "The host's shutdown time-out is over; {Count} WebSocket connections or their handlers had not ended and are aborted."
    )]
    public static partial void AbortedAtShutdown(ILogger logger, int count);

    [LoggerMessage(
        1050,
        LogLevel.Information,
        "{Cause}: new WebSockets are refused; {Count} are open, are told with close code 1001 after {ReadinessDelay} over {Time}, and are aborted {Deadline} after the first."
    )]
    public static partial void DrainBegins(
        ILogger logger,
        string cause,
        int count,
        TimeSpan readinessDelay,
        TimeSpan time,
        TimeSpan deadline
    );

    [LoggerMessage(
        1051,
        LogLevel.Information,
        "WebSockets drained in {Elapsed}: {Told} were told with close code 1001, {Closed} of them closed in order; {Aborted} were aborted."
    )]
    public static partial void Drained(ILogger logger, TimeSpan elapsed, int told, int closed, int aborted);

    [LoggerMessage(
        1052,
        LogLevel.Warning,
        "{Count} WebSocket connections or their handlers had not ended at the deadline of the drain (Drain.Deadline) and are aborted."
    )]
    public static partial void DrainDeadlineOver(ILogger logger, int count);

    [LoggerMessage(
        1053,
        LogLevel.Warning,
        "Draining the WebSockets of a stopping host may take {Total} s (Drain.ReadinessDelay and Drain.Deadline), but the host has {ShutdownTimeout} s: it is shortened to {Shortened} s. Set HostOptions.ShutdownTimeout to {Required} s or more, and what stops the process from outside (terminationGracePeriodSeconds, TimeoutStopSec) to more than that; or lower the times of the drain."
    )]
    public static partial void DrainDoesNotFit(
        ILogger logger,
        double total,
        double shutdownTimeout,
        double shortened,
        double required
    );

    [LoggerMessage(
        1054,
        LogLevel.Error,
        "What the application has registered on the token of the drain failed; the drain goes on."
    )]
    public static partial void DrainCallbackFailed(ILogger logger, Exception exception);
}
