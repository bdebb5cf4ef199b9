namespace AspNetWebSockets.Migrate.Files;

/// <summary>Something to know about one file.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Text">What is so, and what follows from it; reads as a sentence behind the path.</param>
/// <param name="IsProblem">Whether somebody has to look at it: it makes the exit code 1.</param>
internal sealed record FileMessage(string Path, string Text, bool IsProblem);
