namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>A C# file that the new project leaves out.</summary>
/// <param name="File">The full path.</param>
/// <param name="Reason">In a few words.</param>
internal sealed record LeftOutFile(string File, string Reason);
