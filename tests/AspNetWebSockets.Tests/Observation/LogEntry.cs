using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Tests;

internal sealed record LogEntry(LogLevel Level, EventId Event, string Message, Exception? Exception);
