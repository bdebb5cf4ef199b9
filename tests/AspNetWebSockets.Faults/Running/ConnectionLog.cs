using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Faults;

/// <summary>What one connection has logged.</summary>
internal sealed class ConnectionLog : ILogger
{
    private readonly Lock _gate = new();
    private readonly List<(LogLevel Level, string Text)> _entries = [];

    /// <summary>All of it.</summary>
    public IReadOnlyList<string> All => TextFrom(LogLevel.Trace);

    /// <summary>What must not be logged: faults of the engine.</summary>
    public IReadOnlyList<string> Errors => TextFrom(LogLevel.Error);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        lock (_gate)
        {
            _entries.Add((logLevel, $"{formatter(state, exception)} {exception}"));
        }
    }

    private string[] TextFrom(LogLevel level)
    {
        lock (_gate)
        {
            return [.. _entries.Where(entry => entry.Level >= level).Select(entry => entry.Text)];
        }
    }
}
