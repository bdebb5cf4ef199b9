namespace System.Web;

/// <summary>An <see cref="HttpCachePolicy"/> as an <see cref="HttpCachePolicyBase"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcachepolicywrapper"/>.</remarks>
public class HttpCachePolicyWrapper : HttpCachePolicyBase
{
    private readonly HttpCachePolicy _httpCachePolicy;

    /// <summary>Wraps an object.</summary>
    /// <param name="httpCachePolicy">The object that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="httpCachePolicy"/> is <see langword="null"/>.</exception>
    public HttpCachePolicyWrapper(HttpCachePolicy httpCachePolicy)
    {
        ArgumentNullException.ThrowIfNull(httpCachePolicy);
        _httpCachePolicy = httpCachePolicy;
    }

    /// <inheritdoc/>
    public override HttpCacheVaryByHeaders VaryByHeaders => _httpCachePolicy.VaryByHeaders;

    /// <inheritdoc/>
    public override void AppendCacheExtension(string extension) => _httpCachePolicy.AppendCacheExtension(extension);

    /// <inheritdoc/>
    public override void SetAllowResponseInBrowserHistory(bool allow) =>
        _httpCachePolicy.SetAllowResponseInBrowserHistory(allow);

    /// <inheritdoc/>
    public override void SetCacheability(HttpCacheability cacheability) =>
        _httpCachePolicy.SetCacheability(cacheability);

    /// <inheritdoc/>
    public override void SetCacheability(HttpCacheability cacheability, string field) =>
        _httpCachePolicy.SetCacheability(cacheability, field);

    /// <inheritdoc/>
    public override void SetETag(string etag) => _httpCachePolicy.SetETag(etag);

    /// <inheritdoc/>
    public override void SetExpires(DateTime date) => _httpCachePolicy.SetExpires(date);

    /// <inheritdoc/>
    public override void SetLastModified(DateTime date) => _httpCachePolicy.SetLastModified(date);

    /// <inheritdoc/>
    public override void SetMaxAge(TimeSpan delta) => _httpCachePolicy.SetMaxAge(delta);

    /// <inheritdoc/>
    public override void SetNoServerCaching() => _httpCachePolicy.SetNoServerCaching();

    /// <inheritdoc/>
    public override void SetNoStore() => _httpCachePolicy.SetNoStore();

    /// <inheritdoc/>
    public override void SetNoTransforms() => _httpCachePolicy.SetNoTransforms();

    /// <inheritdoc/>
    public override void SetProxyMaxAge(TimeSpan delta) => _httpCachePolicy.SetProxyMaxAge(delta);

    /// <inheritdoc/>
    public override void SetRevalidation(HttpCacheRevalidation revalidation) =>
        _httpCachePolicy.SetRevalidation(revalidation);

    /// <inheritdoc/>
    public override void SetSlidingExpiration(bool slide) => _httpCachePolicy.SetSlidingExpiration(slide);

    /// <inheritdoc/>
    public override void SetValidUntilExpires(bool validUntilExpires) =>
        _httpCachePolicy.SetValidUntilExpires(validUntilExpires);
}
