namespace System.Web;

/// <summary><c>&lt;%@ WebHandler Class="..." %&gt;</c>, the first line of an <c>.ashx</c> file.</summary>
/// <param name="ClassName">The class, with its namespace and perhaps its assembly.</param>
/// <remarks>See <see href="https://learn.microsoft.com/previous-versions/aspnet/ms366713(v=vs.100)"/>.</remarks>
internal sealed record WebHandlerDirective(string ClassName)
{
    private const string Expected =
        "Expected is <%@ WebHandler Language=\"C#\" Class=\"Namespace.Type\" %> at the beginning of the file.";

    /// <summary>Finds the directive; comments and other directives may stand before it.</summary>
    /// <exception cref="SiteFileException">There is none, or it cannot be read.</exception>
    internal static WebHandlerDirective Parse(string text)
    {
        int at = 0;
        while ((at = text.IndexOf("<%", at, StringComparison.Ordinal)) >= 0)
        {
            if (text.AsSpan(at).StartsWith("<%--", StringComparison.Ordinal))
            {
                at = EndOfComment(text, at);
                continue;
            }

            DirectiveReader reader = new(text, at + 2);
            if (!reader.TryReadStart())
            {
                at += 2;
                continue;
            }

            Dictionary<string, string?> attributes = reader.ReadAttributes(out string? name);
            if (string.Equals(name, "WebHandler", StringComparison.OrdinalIgnoreCase))
            {
                return Of(attributes);
            }

            at = reader.Position;
        }

        throw new SiteFileException($"It has no WebHandler directive. {Expected}");
    }

    private static WebHandlerDirective Of(Dictionary<string, string?> attributes) =>
        attributes.GetValueOrDefault("Class")?.Trim() is { Length: > 0 } className
            ? new WebHandlerDirective(className)
            : throw new SiteFileException($"Its WebHandler directive has no Class attribute. {Expected}");

    private static int EndOfComment(string text, int start)
    {
        const string End = "--%>";
        int end = text.IndexOf(End, start + End.Length, StringComparison.Ordinal);
        return end < 0
            ? throw new SiteFileException("A comment <%-- is not closed by --%>. Close it.")
            : end + End.Length;
    }
}
