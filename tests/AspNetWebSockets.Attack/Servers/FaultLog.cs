using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Attack;

/// <summary>Keeps what a server logs as an error: no client must be able to bring one about. Any thread.</summary>
internal sealed class FaultLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _faults = new();

    public IReadOnlyCollection<string> Faults => _faults;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            _faults.Enqueue($"{eventId.Id}: {formatter(state, exception)} {exception}".ReplaceLineEndings(" | "));
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
        // What was logged stays readable.
    }
}
