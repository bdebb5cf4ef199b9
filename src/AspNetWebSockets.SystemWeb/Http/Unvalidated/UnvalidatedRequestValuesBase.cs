using System.Collections.Specialized;

namespace System.Web;

/// <summary>What <see cref="UnvalidatedRequestValues"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.unvalidatedrequestvaluesbase"/>.</remarks>
public abstract class UnvalidatedRequestValuesBase
{
    /// <summary>For derived classes.</summary>
    protected UnvalidatedRequestValuesBase() { }

    /// <inheritdoc cref="UnvalidatedRequestValues.Cookies" path="/summary|/value"/>
    public virtual HttpCookieCollection Cookies => throw new NotImplementedException();

    /// <inheritdoc cref="UnvalidatedRequestValues.Files" path="/summary|/value"/>
    public virtual HttpFileCollectionBase Files => throw new NotImplementedException();

    /// <inheritdoc cref="UnvalidatedRequestValues.Form" path="/summary|/value"/>
    public virtual NameValueCollection Form => throw new NotImplementedException();

    /// <inheritdoc cref="UnvalidatedRequestValues.Headers" path="/summary|/value"/>
    public virtual NameValueCollection Headers => throw new NotImplementedException();

    /// <inheritdoc cref="UnvalidatedRequestValues.this[string]" path="/summary|/value|/param"/>
    public virtual string? this[string field] => throw new NotImplementedException();

    /// <inheritdoc cref="UnvalidatedRequestValues.Path" path="/summary|/value"/>
    public virtual string Path => throw new NotImplementedException();

    /// <inheritdoc cref="UnvalidatedRequestValues.PathInfo" path="/summary|/value"/>
    public virtual string PathInfo => throw new NotImplementedException();

    /// <inheritdoc cref="UnvalidatedRequestValues.QueryString" path="/summary|/value"/>
    public virtual NameValueCollection QueryString => throw new NotImplementedException();

    /// <inheritdoc cref="UnvalidatedRequestValues.RawUrl" path="/summary|/value"/>
    public virtual string RawUrl => throw new NotImplementedException();

    /// <inheritdoc cref="UnvalidatedRequestValues.Url" path="/summary|/value"/>
    public virtual Uri Url => throw new NotImplementedException();
}
