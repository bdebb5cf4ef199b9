using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>Waiting for what a server logs.</summary>
internal static class ServerLog
{
    /// <summary>Completes with a line, past or future, that matches.</summary>
    public static Task<LogRecord> LineAsync(
        this LogRecords log,
        Func<LogRecord, bool> matches,
        CancellationToken cancellationToken
    ) => log.WaitForAsync(matches).WaitAsync(Bound.Event, cancellationToken);
}
