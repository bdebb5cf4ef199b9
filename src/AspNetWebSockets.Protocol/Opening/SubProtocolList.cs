namespace AspNetWebSockets.Protocol;

/// <summary>The client's list of sub-protocols, <c>Sec-WebSocket-Protocol</c> (RFC 6455 section 4.1).</summary>
public static class SubProtocolList
{
    /// <summary>
    /// Reads the header as the .NET Framework did: elements between commas, spaces and tabs around them dropped, empty
    /// ones skipped; an element that is no token, or one that comes twice, makes the whole header invalid.
    /// </summary>
    /// <param name="header">The header's value, several headers joined by commas; <see langword="null"/> when absent.</param>
    /// <returns>The sub-protocols in the client's order of preference; empty when absent or invalid.</returns>
    public static IReadOnlyList<string> Parse(string? header)
    {
        List<string> names = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string element in (header ?? string.Empty).Split(','))
        {
            string name = element.Trim(' ', '\t');
            if (name.Length == 0)
            {
                continue;
            }

            if (!HttpToken.IsToken(name) || !seen.Add(name))
            {
                return [];
            }

            names.Add(name);
        }

        return names.AsReadOnly();
    }
}
