namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>A type, a member or whatever else the compiler does not find or accept.</summary>
/// <param name="Name">The name, such as <c>Page</c> or <c>HttpRequest.Filter</c>; the compiler's sentence when it is no name.</param>
/// <param name="Advice">What to use instead; <see langword="null"/> when nothing is known.</param>
/// <param name="Places">Files and lines, in order.</param>
internal sealed record Missing(string Name, string? Advice, IReadOnlyList<Place> Places);
