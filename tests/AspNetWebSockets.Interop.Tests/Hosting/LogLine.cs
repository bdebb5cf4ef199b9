using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>One line of the server's log.</summary>
/// <param name="Level">Its level.</param>
/// <param name="Text">Its message.</param>
/// <param name="Exception">The exception logged with it.</param>
public sealed record LogLine(LogLevel Level, string Text, Exception? Exception);
