using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace AspNetWebSockets.Protocol;

/// <summary>An origin, <c>scheme://host[:port]</c> (RFC 6454 section 6.2), in normal form: lower case, host in ASCII, default port filled in.</summary>
internal readonly record struct WebOrigin(string Scheme, string Host, int Port)
{
    // What ends the authority, or stands in front of the host in it; browsers send none of it.
    private static readonly SearchValues<char> NotInOrigins = SearchValues.Create("/\\?#@*");

    public static bool TryParse([NotNullWhen(true)] string? text, out WebOrigin origin)
    {
        origin = default;
        int schemeLength = text?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        if (
            schemeLength < 0
            || text.AsSpan(schemeLength + "://".Length).ContainsAny(NotInOrigins)
            || !Uri.TryCreate(text, UriKind.Absolute, out Uri? parsed)
            || parsed.Host.Length == 0
        )
        {
            return false;
        }

        origin = new WebOrigin(parsed.Scheme, parsed.IdnHost, parsed.Port);
        return true;
    }
}
