using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>Keeps what the server logs, and lets a test wait for a line.</summary>
public sealed class LogRecorder : ILoggerProvider
{
    private readonly Lock _lock = new();
    private readonly List<LogLine> _lines = [];
    private readonly List<(Func<LogLine, bool> Matches, TaskCompletionSource<LogLine> Found)> _waiting = [];

    /// <summary>Completes with the first line, past or future, that matches.</summary>
    public Task<LogLine> LineAsync(Func<LogLine, bool> matches, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            LogLine? known = _lines.Find(line => matches(line));
            if (known is not null)
            {
                return Task.FromResult(known);
            }

            TaskCompletionSource<LogLine> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((matches, found));
            return found.Task.WaitAsync(Bound.Event, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Recording(this);

    /// <inheritdoc/>
    public void Dispose() { }

    private void Add(LogLine line)
    {
        lock (_lock)
        {
            _lines.Add(line);
            foreach ((Func<LogLine, bool> matches, TaskCompletionSource<LogLine> found) in _waiting)
            {
                if (matches(line))
                {
                    found.TrySetResult(line);
                }
            }
        }
    }

    private sealed class Recording(LogRecorder recorder) : ILogger
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
        ) => recorder.Add(new LogLine(logLevel, formatter(state, exception), exception));
    }
}
