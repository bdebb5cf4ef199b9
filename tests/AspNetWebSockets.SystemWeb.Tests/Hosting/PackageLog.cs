using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Hosting;

/// <summary>What the package under test has logged in a host, and what anybody there has failed with.</summary>
internal sealed class PackageLog(LogRecords records)
{
    private const string Category = "AspNetWebSockets.SystemWeb";

    /// <summary>The lines of the package, so far.</summary>
    public IReadOnlyList<LogRecord> OfPackage => [.. records.All.Where(IsOfPackage)];

    /// <summary>The exceptions logged by whatever category, so far.</summary>
    public IReadOnlyList<Exception> Failures => [.. records.All.Select(record => record.Exception).OfType<Exception>()];

    /// <summary>Completes with a line of an event id of the package, also one that was written before.</summary>
    public Task<LogRecord> WaitForAsync(int eventId) =>
        records.WaitForAsync(record => record.EventId == eventId && IsOfPackage(record)).Bounded();

    private static bool IsOfPackage(LogRecord record) =>
        string.Equals(record.Category, Category, StringComparison.Ordinal);
}
