using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Tests.Hosting;

/// <summary>Writes into <see cref="LogRecords"/>.</summary>
internal sealed class RecordingLogger(LogRecords records, string category) : ILogger
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
