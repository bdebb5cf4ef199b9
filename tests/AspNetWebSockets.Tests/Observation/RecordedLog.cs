using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Tests;

/// <summary>Keeps what was logged. Any thread.</summary>
internal sealed class RecordedLog : ILogger<WebSocketConnection>, ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    private readonly Lock _gate = new();
    private readonly List<(int EventId, TaskCompletionSource<LogEntry> Found)> _awaited = [];

    public IReadOnlyCollection<LogEntry> Entries => _entries;

    public IEnumerable<LogEntry> Errors => _entries.Where(entry => entry.Level >= LogLevel.Error);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        LogEntry entry = new(logLevel, eventId, formatter(state, exception), exception);
        lock (_gate)
        {
            _entries.Enqueue(entry);
            foreach (
                (_, TaskCompletionSource<LogEntry> found) in _awaited.Where(awaited => awaited.EventId == eventId.Id)
            )
            {
                _ = found.TrySetResult(entry);
            }
        }
    }

    /// <summary>Completes with the first entry of the event, when it is there.</summary>
    public Task<LogEntry> EntryAsync(int eventId)
    {
        TaskCompletionSource<LogEntry> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_entries.FirstOrDefault(entry => entry.Event.Id == eventId) is { } entry)
            {
                return Task.FromResult(entry);
            }

            _awaited.Add((eventId, found));
        }

        return found.Task;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("AspNetWebSockets", StringComparison.Ordinal)
            ? this
            : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public void Dispose() { }
}
