using System.Collections.Specialized;

namespace System.Web;

/// <summary>What <see cref="UnvalidatedRequestValues"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.unvalidatedrequestvaluesbase"/>.</remarks>
public abstract class UnvalidatedRequestValuesBase
{
    /// <summary>For derived classes.</summary>
    protected UnvalidatedRequestValuesBase() { }

    /// <inheritdoc cref="HttpRequest.Cookies" path="/summary|/value"/>
    public virtual HttpCookieCollection Cookies => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Form" path="/summary|/value"/>
    public virtual NameValueCollection Form => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Headers" path="/summary|/value"/>
    public virtual NameValueCollection Headers => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Path" path="/summary|/value"/>
    public virtual string Path => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.PathInfo" path="/summary|/value"/>
    public virtual string PathInfo => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.QueryString" path="/summary|/value"/>
    public virtual NameValueCollection QueryString => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.RawUrl" path="/summary|/value"/>
    public virtual string RawUrl => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Url" path="/summary|/value"/>
    public virtual Uri Url => throw new NotImplementedException();

    /// <summary>
    /// A value by name, looked up in the query string, the form, the cookies and the server variables in this order;
    /// <see langword="null"/> when none has it.
    /// </summary>
    /// <param name="field">The name.</param>
    public virtual string? this[string field] => throw new NotImplementedException();
}
