using System.Collections.Specialized;

namespace System.Web;

/// <summary>An <see cref="UnvalidatedRequestValues"/> as an <see cref="UnvalidatedRequestValuesBase"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.unvalidatedrequestvalueswrapper"/>.</remarks>
public class UnvalidatedRequestValuesWrapper : UnvalidatedRequestValuesBase
{
    private readonly UnvalidatedRequestValues _requestValues;

    /// <summary>Wraps an object.</summary>
    /// <param name="requestValues">The object that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="requestValues"/> is <see langword="null"/>.</exception>
    public UnvalidatedRequestValuesWrapper(UnvalidatedRequestValues requestValues)
    {
        ArgumentNullException.ThrowIfNull(requestValues);
        _requestValues = requestValues;
    }

    /// <inheritdoc/>
    public override HttpCookieCollection Cookies => _requestValues.Cookies;

    /// <inheritdoc/>
    public override HttpFileCollectionBase Files => new HttpFileCollectionWrapper(_requestValues.Files);

    /// <inheritdoc/>
    public override NameValueCollection Form => _requestValues.Form;

    /// <inheritdoc/>
    public override NameValueCollection Headers => _requestValues.Headers;

    /// <inheritdoc/>
    public override string? this[string field] => _requestValues[field];

    /// <inheritdoc/>
    public override string Path => _requestValues.Path;

    /// <inheritdoc/>
    public override string PathInfo => _requestValues.PathInfo;

    /// <inheritdoc/>
    public override NameValueCollection QueryString => _requestValues.QueryString;

    /// <inheritdoc/>
    public override string RawUrl => _requestValues.RawUrl;

    /// <inheritdoc/>
    public override Uri Url => _requestValues.Url;
}
