namespace System.Web;

/// <summary>What <see cref="HttpCachePolicy"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcachepolicybase"/>.</remarks>
public abstract class HttpCachePolicyBase
{
    /// <summary>For derived classes.</summary>
    protected HttpCachePolicyBase() { }

    /// <inheritdoc cref="HttpCachePolicy.VaryByHeaders" path="/summary|/value"/>
    public virtual HttpCacheVaryByHeaders VaryByHeaders => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.AppendCacheExtension(string)" path="/summary|/param|/returns"/>
    public virtual void AppendCacheExtension(string extension) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetAllowResponseInBrowserHistory(bool)" path="/summary|/param|/returns"/>
    public virtual void SetAllowResponseInBrowserHistory(bool allow) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetCacheability(HttpCacheability)" path="/summary|/param|/returns"/>
    public virtual void SetCacheability(HttpCacheability cacheability) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetCacheability(HttpCacheability, string)" path="/summary|/param|/returns"/>
    public virtual void SetCacheability(HttpCacheability cacheability, string field) =>
        throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetETag(string)" path="/summary|/param|/returns"/>
    public virtual void SetETag(string etag) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetExpires(DateTime)" path="/summary|/param|/returns"/>
    public virtual void SetExpires(DateTime date) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetLastModified(DateTime)" path="/summary|/param|/returns"/>
    public virtual void SetLastModified(DateTime date) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetMaxAge(TimeSpan)" path="/summary|/param|/returns"/>
    public virtual void SetMaxAge(TimeSpan delta) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetNoServerCaching()" path="/summary|/param|/returns"/>
    public virtual void SetNoServerCaching() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetNoStore()" path="/summary|/param|/returns"/>
    public virtual void SetNoStore() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetNoTransforms()" path="/summary|/param|/returns"/>
    public virtual void SetNoTransforms() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetProxyMaxAge(TimeSpan)" path="/summary|/param|/returns"/>
    public virtual void SetProxyMaxAge(TimeSpan delta) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetRevalidation(HttpCacheRevalidation)" path="/summary|/param|/returns"/>
    public virtual void SetRevalidation(HttpCacheRevalidation revalidation) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetSlidingExpiration(bool)" path="/summary|/param|/returns"/>
    public virtual void SetSlidingExpiration(bool slide) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpCachePolicy.SetValidUntilExpires(bool)" path="/summary|/param|/returns"/>
    public virtual void SetValidUntilExpires(bool validUntilExpires) => throw new NotImplementedException();
}
