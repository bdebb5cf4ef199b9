namespace AspNetWebSockets.Protocol;

/// <summary>The same-origin rule: a server's defence against foreign pages that use its users' cookies (RFC 6455 sections 4.2.2 and 10.2).</summary>
public static class SameOrigin
{
    /// <summary>Whether the page that opened the connection comes from the authority that it connects to.</summary>
    /// <param name="requestScheme"><c>http</c> or <c>https</c>, as the server sees the request.</param>
    /// <param name="host">The <c>Host</c> header.</param>
    /// <param name="origin">The <c>Origin</c> header; <c>null</c> as a word, an absent one and one that is no http or https address fail.</param>
    public static bool Matches(string requestScheme, string? host, string? origin) =>
        !string.IsNullOrEmpty(host)
        && !string.IsNullOrEmpty(origin)
        && Uri.TryCreate($"{requestScheme}://{host}", UriKind.Absolute, out Uri? own)
        && Uri.TryCreate(origin.Trim(), UriKind.Absolute, out Uri? page)
        && page.Scheme is "http" or "https"
        && string.Equals(page.Scheme, own.Scheme, StringComparison.Ordinal)
        && string.Equals(page.Host, own.Host, StringComparison.Ordinal)
        && page.Port == own.Port;
}
