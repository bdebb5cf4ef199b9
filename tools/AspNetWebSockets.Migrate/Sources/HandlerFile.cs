namespace AspNetWebSockets.Migrate.Sources;

/// <summary>An <c>.ashx</c> file.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Address">The path in the site, such as <c>/live/chat.ashx</c>.</param>
/// <param name="TypeName">The class that answers.</param>
/// <param name="Code">The C# that stands in the file itself, its lines where they were; <see langword="null"/> when it lies in a file of its own.</param>
internal sealed record HandlerFile(string Path, string Address, string TypeName, string? Code);
