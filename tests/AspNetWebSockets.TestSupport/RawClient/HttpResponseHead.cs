using System.Globalization;

namespace AspNetWebSockets.TestSupport;

/// <summary>Status line and header fields of an HTTP/1.1 response, as they came.</summary>
/// <param name="StatusLine">The status line without its line end.</param>
/// <param name="Fields">The header fields in order, values trimmed.</param>
public sealed record HttpResponseHead(string StatusLine, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The status code.</summary>
    public int StatusCode => int.Parse(StatusLine.Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>The value of a field, names compared without case; several are joined by ", "; <see langword="null"/> when absent.</summary>
    public string? this[string name]
    {
        get
        {
            List<string> values =
            [
                .. Fields
                    .Where(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase))
                    .Select(field => field.Value),
            ];
            return values.Count == 0 ? null : string.Join(", ", values);
        }
    }

    /// <summary>Reads the head from its text, which ends before the empty line.</summary>
    public static HttpResponseHead Parse(string text)
    {
        string[] lines = text.Split("\r\n");
        return new HttpResponseHead(lines[0], [.. lines.Skip(1).Select(ParseField)]);
    }

    private static KeyValuePair<string, string> ParseField(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new KeyValuePair<string, string>(line[..colon], line[(colon + 1)..].Trim())
            : throw new InvalidDataException($"Not a header field: '{line}'.");
    }
}
