namespace System.Web;

/// <summary>What <see cref="HttpServerUtility"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpserverutilitybase"/>.</remarks>
public abstract class HttpServerUtilityBase
{
    /// <summary>For derived classes.</summary>
    protected HttpServerUtilityBase() { }

    /// <inheritdoc cref="HttpServerUtility.MachineName" path="/summary|/value"/>
    public virtual string MachineName => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.ClearError()" path="/summary|/param|/returns"/>
    public virtual void ClearError() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.GetLastError()" path="/summary|/param|/returns"/>
    public virtual Exception? GetLastError() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.HtmlDecode(string)" path="/summary|/param|/returns"/>
    public virtual string? HtmlDecode(string? s) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.HtmlDecode(string, TextWriter)" path="/summary|/param|/returns"/>
    public virtual void HtmlDecode(string? s, TextWriter output) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.HtmlEncode(string)" path="/summary|/param|/returns"/>
    public virtual string? HtmlEncode(string? s) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.HtmlEncode(string, TextWriter)" path="/summary|/param|/returns"/>
    public virtual void HtmlEncode(string? s, TextWriter output) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.MapPath(string)" path="/summary|/param|/returns"/>
    public virtual string MapPath(string? path) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.UrlDecode(string)" path="/summary|/param|/returns"/>
    public virtual string? UrlDecode(string? s) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.UrlDecode(string, TextWriter)" path="/summary|/param|/returns"/>
    public virtual void UrlDecode(string? s, TextWriter output) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.UrlEncode(string)" path="/summary|/param|/returns"/>
    public virtual string? UrlEncode(string? s) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.UrlEncode(string, TextWriter)" path="/summary|/param|/returns"/>
    public virtual void UrlEncode(string? s, TextWriter output) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.UrlPathEncode(string)" path="/summary|/param|/returns"/>
    public virtual string? UrlPathEncode(string? s) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.UrlTokenDecode(string)" path="/summary|/param|/returns"/>
    public virtual byte[]? UrlTokenDecode(string input) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpServerUtility.UrlTokenEncode(byte[])" path="/summary|/param|/returns"/>
    public virtual string UrlTokenEncode(byte[] input) => throw new NotImplementedException();
}
