using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.TestSupport;

/// <summary>Keeps what a host logs, and lets a test wait for a record. Any thread.</summary>
public sealed class LogRecords : ILoggerProvider
{
    private readonly ConcurrentQueue<LogRecord> _records = new();
    private readonly ConcurrentQueue<(Func<LogRecord, bool> Wanted, TaskCompletionSource<LogRecord> Found)> _waiters =
        new();

    /// <summary>What was logged so far, at whatever level.</summary>
    public IReadOnlyList<LogRecord> All => [.. _records];

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, this);

    /// <summary>Completes with such a record, logged before or after this call. The caller bounds the wait.</summary>
    public Task<LogRecord> WaitForAsync(Func<LogRecord, bool> wanted)
    {
        TaskCompletionSource<LogRecord> found = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // In this order, so that a record that is logged just now is seen here or there.
        _waiters.Enqueue((wanted, found));
        if (_records.FirstOrDefault(wanted) is { } known)
        {
            _ = found.TrySetResult(known);
        }

        return found.Task;
    }

    /// <summary>What was logged stays readable.</summary>
    public void Dispose() { }

    private void Add(LogRecord record)
    {
        _records.Enqueue(record);
        foreach ((Func<LogRecord, bool> wanted, TaskCompletionSource<LogRecord> found) in _waiters)
        {
            if (wanted(record))
            {
                _ = found.TrySetResult(record);
            }
        }
    }

    private sealed class Recorder(string category, LogRecords records) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            ArgumentNullException.ThrowIfNull(formatter);
            records.Add(new LogRecord(category, logLevel, eventId.Id, formatter(state, exception), exception));
        }
    }
}
