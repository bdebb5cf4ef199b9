using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Tests.Hosting;

/// <summary>Keeps the log of a host and lets a test wait for a line.</summary>
internal sealed class LogRecords : ILoggerProvider
{
    private const string Category = "AspNetWebSockets.SystemWeb";

    private readonly Lock _gate = new();
    private readonly List<LogRecord> _records = [];
    private readonly List<(int EventId, TaskCompletionSource<LogRecord> Found)> _waiters = [];

    /// <summary>The lines of the package under test, so far.</summary>
    public IReadOnlyList<LogRecord> OfPackage
    {
        get
        {
            lock (_gate)
            {
                return [.. _records.Where(IsOfPackage)];
            }
        }
    }

    /// <summary>The exceptions logged by whatever category, so far.</summary>
    public IReadOnlyList<Exception> Failures
    {
        get
        {
            lock (_gate)
            {
                return [.. _records.Select(record => record.Exception).OfType<Exception>()];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new RecordingLogger(this, categoryName);

    public void Dispose() { }

    /// <summary>Completes with the first line of an event id of the package under test, also one that was written before.</summary>
    public Task<LogRecord> WaitForAsync(int eventId)
    {
        lock (_gate)
        {
            if (_records.Find(record => Matches(record, eventId)) is { } existing)
            {
                return Task.FromResult(existing);
            }

            TaskCompletionSource<LogRecord> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((eventId, found));
            return found.Task.Bounded();
        }
    }

    internal void Add(LogRecord record)
    {
        lock (_gate)
        {
            _records.Add(record);
            foreach ((int eventId, TaskCompletionSource<LogRecord> found) in _waiters)
            {
                if (Matches(record, eventId))
                {
                    found.TrySetResult(record);
                }
            }
        }
    }

    private static bool Matches(LogRecord record, int eventId) => record.EventId == eventId && IsOfPackage(record);

    private static bool IsOfPackage(LogRecord record) =>
        string.Equals(record.Category, Category, StringComparison.Ordinal);
}
