using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.TestSupport;

/// <summary>Something that was logged.</summary>
/// <param name="Category">Who logged it.</param>
/// <param name="Level">Its level.</param>
/// <param name="EventId">The number of its event.</param>
/// <param name="Message">Its words.</param>
/// <param name="Exception">The exception logged with it.</param>
public sealed record LogRecord(string Category, LogLevel Level, int EventId, string Message, Exception? Exception);
