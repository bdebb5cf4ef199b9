namespace AspNetWebSockets.Protocol;

/// <summary>
/// Whose pages may open WebSockets: those of the server's own origin, and those of a list (RFC 6455 section 10.2).
/// Browsers send cookies along with the opening handshake whoever's page asks for it, and do not ask the server as they
/// do for other requests; so this is the defence against foreign pages that act in a user's name.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class OriginPolicy
{
    /// <summary>The entry that allows every origin.</summary>
    public const string Any = "*";

    private readonly HashSet<WebOrigin> _allowed = [];
    private readonly bool _allowsAny;

    /// <summary>Makes a policy.</summary>
    /// <param name="allowed">What is allowed besides the server's own origin: origins, or <see cref="Any"/>.</param>
    /// <exception cref="ArgumentException">An entry is neither, see <see cref="IsEntry"/>.</exception>
    public OriginPolicy(IEnumerable<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        foreach (string entry in allowed)
        {
            if (string.Equals(entry, Any, StringComparison.Ordinal))
            {
                _allowsAny = true;
            }
            else if (WebOrigin.TryParse(entry, out WebOrigin origin))
            {
                _allowed.Add(origin);
            }
            else
            {
                throw new ArgumentException(
                    $"'{entry}' is no origin. Give scheme://host or scheme://host:port, or \"*\" for every origin.",
                    nameof(allowed)
                );
            }
        }
    }

    /// <summary>
    /// Whether a policy can be made of <paramref name="entry"/>: <c>scheme://host</c> or <c>scheme://host:port</c> with
    /// nothing behind, not even a slash, or <see cref="Any"/>. The scheme may be any: applications with a web view have
    /// their own.
    /// </summary>
    public static bool IsEntry(string? entry) =>
        string.Equals(entry, Any, StringComparison.Ordinal) || WebOrigin.TryParse(entry, out _);

    /// <summary>Judges a request.</summary>
    /// <param name="requestScheme"><c>http</c> or <c>https</c>, as the client sees the server: behind a proxy, not what the proxy speaks to the server.</param>
    /// <param name="host">The <c>Host</c> header or <c>:authority</c>, likewise.</param>
    /// <param name="origins">The <c>Origin</c> headers. None is <see cref="OriginVerdict.Allowed"/>: what sends none is no browser, and could send any.</param>
    public OriginVerdict Check(string requestScheme, string? host, IReadOnlyList<string?> origins)
    {
        ArgumentNullException.ThrowIfNull(origins);
        if (_allowsAny || origins.Count == 0)
        {
            return OriginVerdict.Allowed;
        }

        if (origins.Count > 1)
        {
            return OriginVerdict.Malformed;
        }

        if (string.Equals(origins[0], "null", StringComparison.Ordinal))
        {
            return OriginVerdict.Opaque;
        }

        if (!WebOrigin.TryParse(origins[0], out WebOrigin origin))
        {
            return OriginVerdict.Malformed;
        }

        bool isOwn = WebOrigin.TryParse($"{requestScheme}://{host}", out WebOrigin own) && own == origin;
        return isOwn || _allowed.Contains(origin) ? OriginVerdict.Allowed : OriginVerdict.Foreign;
    }
}
