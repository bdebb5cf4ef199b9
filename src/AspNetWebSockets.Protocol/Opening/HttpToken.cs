using System.Buffers;

namespace AspNetWebSockets.Protocol;

/// <summary>Tokens of HTTP (RFC 9110 section 5.6.2 in the reading of RFC 6455 section 4.1: U+0021 to U+007E without separators).</summary>
public static class HttpToken
{
    private static readonly SearchValues<char> Characters = SearchValues.Create(
        "!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~"
    );

    /// <summary>Whether <paramref name="value"/> is a token: not empty, and no separator, space, control or non-ASCII character in it.</summary>
    public static bool IsToken(ReadOnlySpan<char> value) => !value.IsEmpty && !value.ContainsAnyExcept(Characters);

    /// <summary>How many characters at the start of <paramref name="text"/> make up a token; 0 when it starts with none.</summary>
    internal static int Length(ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAnyExcept(Characters);
        return length < 0 ? text.Length : length;
    }

    /// <summary>Whether the comma-separated list <paramref name="header"/> holds <paramref name="token"/>, in any case.</summary>
    public static bool ListContains(ReadOnlySpan<char> header, ReadOnlySpan<char> token)
    {
        foreach (Range element in header.Split(','))
        {
            if (header[element].Trim(" \t").Equals(token, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
