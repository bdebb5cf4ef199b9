using AspNetWebSockets.TestSupport;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Tests;

/// <summary>What this project's own categories have logged. Any thread.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    private readonly LogRecords _records = new();

    public IReadOnlyList<LogRecord> Entries => [.. _records.All.Where(IsOurs)];

    public IEnumerable<LogRecord> Errors => Entries.Where(entry => entry.Level >= LogLevel.Error);

    /// <summary>For an object that is made without a host.</summary>
    public ILogger Logger => _records.CreateLogger(nameof(AspNetWebSockets));

    /// <summary>Completes with the first entry of the event, when it is there.</summary>
    public Task<LogRecord> EntryAsync(int eventId) =>
        _records.WaitForAsync(entry => entry.EventId == eventId && IsOurs(entry));

    public ILogger CreateLogger(string categoryName) => _records.CreateLogger(categoryName);

    public void Dispose() => _records.Dispose();

    private static bool IsOurs(LogRecord entry) =>
        entry.Category.StartsWith(nameof(AspNetWebSockets), StringComparison.Ordinal);
}
