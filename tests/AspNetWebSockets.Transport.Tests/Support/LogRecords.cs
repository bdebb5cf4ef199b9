using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogRecords : ILoggerProvider
{
    private readonly ConcurrentQueue<LogRecord> _records = new();
    private readonly ConcurrentQueue<(Func<LogRecord, bool> Wanted, TaskCompletionSource Seen)> _waiters = new();

    public IReadOnlyList<LogRecord> All => [.. _records];

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, this);

    /// <summary>Completes when such a record was logged, before or after this call.</summary>
    public Task WaitForAsync(Func<LogRecord, bool> wanted)
    {
        TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.Enqueue((wanted, seen));
        if (_records.Any(wanted))
        {
            _ = seen.TrySetResult();
        }

        return seen.Task;
    }

    private void Add(LogRecord record)
    {
        _records.Enqueue(record);
        foreach ((Func<LogRecord, bool> wanted, TaskCompletionSource seen) in _waiters)
        {
            if (wanted(record))
            {
                _ = seen.TrySetResult();
            }
        }
    }

    public void Dispose() { }

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
        ) => records.Add(new LogRecord(category, logLevel, eventId.Id, formatter(state, exception), exception));
    }
}
