using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Tests.Hosting;

/// <summary>One line of the log.</summary>
internal sealed record LogRecord(string Category, LogLevel Level, int EventId, string Message, Exception? Exception);
