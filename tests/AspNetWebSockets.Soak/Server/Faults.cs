using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Soak;

/// <summary>What must not happen in the server: errors in its log, and exceptions that nobody has seen.</summary>
internal sealed class Faults : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _all = new();
    private readonly ConcurrentDictionary<string, int> _warnings = new(StringComparer.Ordinal);

    public Faults()
    {
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
    }

    /// <summary>All faults.</summary>
    public IReadOnlyCollection<string> All => _all;

    /// <summary>How often each event was logged as a warning.</summary>
    public IReadOnlyDictionary<string, int> Warnings => _warnings;

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, this);

    public void Dispose()
    {
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs e) =>
        _all.Enqueue($"Nobody has seen: {e.Exception}");

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs e) =>
        Console.Error.WriteLine($"Unhandled: {e.ExceptionObject}");

    private sealed class Recorder(string category, Faults faults) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (logLevel >= LogLevel.Error)
            {
                faults._all.Enqueue($"{category} {eventId.Id}: {formatter(state, exception)} {exception}");
            }
            else if (logLevel == LogLevel.Warning)
            {
                _ = faults._warnings.AddOrUpdate(
                    $"{category} {eventId.Id} {eventId.Name}",
                    1,
                    static (_, count) => count + 1
                );
            }
        }
    }
}
