using Microsoft.CodeAnalysis;

namespace AspNetWebSockets.Migrate.Sources;

/// <summary>A C# file of the site that could be read.</summary>
/// <param name="Path">The full path; of the <c>.ashx</c> for code that stands in one.</param>
/// <param name="Tree">What the compiler sees.</param>
/// <param name="InlineCode">The code, when it stands in an <c>.ashx</c> and has to be copied out of it.</param>
internal sealed record SourceFile(string Path, SyntaxTree Tree, string? InlineCode);
