namespace System.Web;

/// <summary>An <c>add</c> of <c>handlers</c> or <c>httpHandlers</c> in web.config.</summary>
/// <param name="Path">What requests it is for: paths with wildcards, separated by commas.</param>
/// <param name="Methods">The HTTP methods; empty for all.</param>
/// <param name="TypeName">The class, perhaps with its assembly.</param>
/// <param name="Source">File and line, for the log.</param>
internal sealed record ConfiguredHandler(string Path, IReadOnlyList<string> Methods, string TypeName, string Source);
