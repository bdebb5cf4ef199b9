using System.Diagnostics.CodeAnalysis;

namespace System.Web;

/// <summary>
/// Who may keep an answer and for how long, told in its header fields (RFC 9111). Of two settings of the same kind the
/// stricter one counts.
/// </summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcachepolicy"/>. Not thread-safe. The server itself
/// keeps no answers: what directed its output cache is absent, or has nothing to do.
/// </remarks>
public sealed partial class HttpCachePolicy
{
    private readonly TimeProvider _clock;
    private HttpCacheability? _cacheability;
    private HttpCacheRevalidation _revalidation = HttpCacheRevalidation.None;
    private TimeSpan? _maxAge;
    private TimeSpan? _proxyMaxAge;
    private DateTime? _lastModified;
    private string? _fields;
    private string? _extension;
    private string? _etag;
    private bool _noStore;
    private bool _noTransforms;
    private bool _allowInHistory;

    internal HttpCachePolicy(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>The fields of the request that the answer depends on.</summary>
    public HttpCacheVaryByHeaders VaryByHeaders { get; } = new();

    internal DateTime? ExpiresUtc { get; private set; }

    /// <summary>Sets the directive of the <c>Cache-Control</c> header that says who may keep the answer.</summary>
    /// <param name="cacheability">Who.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public void SetCacheability(HttpCacheability cacheability)
    {
        if (!Enum.IsDefined(cacheability))
        {
            throw new ArgumentOutOfRangeException(nameof(cacheability));
        }

        if (_cacheability is null || Looseness(cacheability) < Looseness(_cacheability.Value))
        {
            _cacheability = cacheability;
            _fields = null;
        }
    }

    /// <summary>The same for one field of the answer, as in <c>private="Set-Cookie"</c>.</summary>
    /// <param name="cacheability"><see cref="HttpCacheability.Private"/> or <see cref="HttpCacheability.NoCache"/>.</param>
    /// <param name="field">The name of the field.</param>
    /// <exception cref="ArgumentNullException"><paramref name="field"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="cacheability"/> is another value.</exception>
    public void SetCacheability(HttpCacheability cacheability, string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (cacheability is not (HttpCacheability.Private or HttpCacheability.NoCache))
        {
            throw new ArgumentException(
                "For a field of the answer the cacheability has to be Private or NoCache.",
                nameof(cacheability)
            );
        }

        SetCacheability(cacheability);
        if (_cacheability == cacheability)
        {
            _fields = _fields is null ? field : _fields + ", " + field;
        }
    }

    /// <summary><c>no-store</c>: nobody may keep the answer.</summary>
    public void SetNoStore() => _noStore = true;

    /// <summary><c>no-transform</c>: nobody may change the body on its way.</summary>
    public void SetNoTransforms() => _noTransforms = true;

    /// <summary>The <c>Expires</c> header. Ignored with <see cref="HttpCacheability.NoCache"/>.</summary>
    /// <param name="date">When the answer ends to be valid. Local time unless its kind is UTC.</param>
    public void SetExpires(DateTime date)
    {
        DateTime utc = date.ToUniversalTime();
        ExpiresUtc = ExpiresUtc < utc ? ExpiresUtc : utc;
    }

    /// <summary><c>max-age</c>.</summary>
    /// <param name="delta">How long the answer is fresh; sent in whole seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public void SetMaxAge(TimeSpan delta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delta, TimeSpan.Zero);
        _maxAge = _maxAge < delta ? _maxAge : delta;
    }

    /// <summary><c>s-maxage</c>.</summary>
    /// <param name="delta">How long the answer is fresh for proxies; sent in whole seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public void SetProxyMaxAge(TimeSpan delta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delta, TimeSpan.Zero);
        _proxyMaxAge = _proxyMaxAge < delta ? _proxyMaxAge : delta;
    }

    /// <summary>Who has to ask again when the answer is no longer fresh.</summary>
    /// <param name="revalidation">Who.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public void SetRevalidation(HttpCacheRevalidation revalidation)
    {
        if (!Enum.IsDefined(revalidation))
        {
            throw new ArgumentOutOfRangeException(nameof(revalidation));
        }

        _revalidation = revalidation < _revalidation ? revalidation : _revalidation;
    }

    /// <summary>The <c>ETag</c> header.</summary>
    /// <param name="etag">The value, with its quotes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="etag"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">It was set before.</exception>
    public void SetETag(string etag)
    {
        ArgumentNullException.ThrowIfNull(etag);
        if (_etag is not null)
        {
            throw new InvalidOperationException("The ETag of the answer was set before; it can be set only once.");
        }

        _etag = etag;
    }

    /// <summary>The <c>Last-Modified</c> header. Of several dates the latest counts.</summary>
    /// <param name="date">When the content was changed. Local time unless its kind is UTC.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is in the future.</exception>
    public void SetLastModified(DateTime date)
    {
        DateTime utc = date.ToUniversalTime();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(utc, _clock.GetUtcNow().UtcDateTime, nameof(date));
        _lastModified = _lastModified > utc ? _lastModified : utc;
    }

    /// <summary>Adds a directive to the <c>Cache-Control</c> header.</summary>
    /// <param name="extension">The directive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="extension"/> is <see langword="null"/>.</exception>
    public void AppendCacheExtension(string extension)
    {
        ArgumentNullException.ThrowIfNull(extension);
        _extension = _extension is null ? extension : _extension + ", " + extension;
    }

    /// <summary>Whether the browser's history may show the answer: leaves <c>Expires: -1</c> out with <see cref="HttpCacheability.NoCache"/>.</summary>
    /// <param name="allow">Whether it may.</param>
    public void SetAllowResponseInBrowserHistory(bool allow) => _allowInHistory |= allow;

    /// <summary>The server keeps no answers anyway: nothing to do.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's member is not static.")]
    public void SetNoServerCaching() { }

    /// <summary>About answers that the server keeps, which it does not: nothing to do.</summary>
    /// <param name="validUntilExpires">Not used.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's member is not static.")]
    public void SetValidUntilExpires(bool validUntilExpires) { }

    /// <summary>Each request makes an answer of its own, whose time counts from then: nothing to do.</summary>
    /// <param name="slide">Not used.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's member is not static.")]
    public void SetSlidingExpiration(bool slide) { }

    // The .NET Framework's order, from what allows least.
    private static int Looseness(HttpCacheability cacheability) =>
        cacheability switch
        {
            HttpCacheability.NoCache => 0,
            HttpCacheability.Server => 1,
            HttpCacheability.Private => 2,
            HttpCacheability.ServerAndPrivate => 3,
            _ => 4,
        };
}
