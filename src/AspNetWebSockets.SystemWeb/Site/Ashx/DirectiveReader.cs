using System.Runtime.InteropServices;

namespace System.Web;

/// <summary>Reads what stands between <c>&lt;%@</c> and <c>%&gt;</c>: names, some with a value in quotes of either kind or in none.</summary>
/// <param name="text">The file.</param>
/// <param name="position">Behind <c>&lt;%</c>.</param>
[StructLayout(LayoutKind.Auto)]
internal struct DirectiveReader(string text, int position)
{
    internal int Position { get; private set; } = position;

    private readonly bool IsAtEnd => text.AsSpan(Position).StartsWith("%>", StringComparison.Ordinal);

    private readonly char Current =>
        Position < text.Length ? text[Position] : throw Malformed("it does not end with %>");

    /// <summary>Whether this is a directive and not code.</summary>
    internal bool TryReadStart()
    {
        SkipWhiteSpace();
        bool isDirective = Position < text.Length && text[Position] == '@';
        Position += isDirective ? 1 : 0;
        return isDirective;
    }

    /// <summary>All attributes to the end of the directive.</summary>
    /// <param name="name">The name of the directive, which is what comes first without a value.</param>
    internal Dictionary<string, string?> ReadAttributes(out string? name)
    {
        Dictionary<string, string?> attributes = new(StringComparer.OrdinalIgnoreCase);
        name = null;
        SkipWhiteSpace();
        while (!IsAtEnd)
        {
            string attribute = ReadName();
            string? value = ReadValue();
            if (name is null && value is null)
            {
                name = attribute;
            }
            else if (!attributes.TryAdd(attribute, value))
            {
                throw Malformed($"it has the attribute {attribute} twice");
            }

            SkipWhiteSpace();
        }

        Position += 2;
        return attributes;
    }

    private string ReadName()
    {
        int start = Position;
        while (char.IsLetterOrDigit(Current) || Current is '_' or ':' or '-' or '.')
        {
            Position++;
        }

        return Position > start
            ? text[start..Position]
            : throw Malformed($"there is '{Current}' where the name of an attribute was expected");
    }

    private string? ReadValue()
    {
        SkipWhiteSpace();
        if (Current != '=')
        {
            return null;
        }

        Position++;
        SkipWhiteSpace();
        if (Current is not ('"' or '\''))
        {
            return ReadUnquoted();
        }

        char quote = Current;
        int start = Position + 1;
        int end = text.IndexOf(quote, start);
        if (end < 0)
        {
            throw Malformed($"a value is not closed by {quote}");
        }

        Position = end + 1;
        return text[start..end];
    }

    private string ReadUnquoted()
    {
        int start = Position;
        while (!char.IsWhiteSpace(Current) && !IsAtEnd)
        {
            Position++;
        }

        return text[start..Position];
    }

    private void SkipWhiteSpace()
    {
        while (Position < text.Length && char.IsWhiteSpace(text[Position]))
        {
            Position++;
        }
    }

    private static SiteFileException Malformed(string how) =>
        new(
            $"Its directive <%@ ... %> cannot be read: {how}. Expected is <%@ WebHandler Language=\"C#\" Class=\"Namespace.Type\" %>."
        );
}
