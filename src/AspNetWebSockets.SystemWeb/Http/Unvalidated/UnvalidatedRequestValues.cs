using System.Collections.Specialized;

namespace System.Web;

/// <summary>
/// The values of a request as the client sent them. There is no request validation here, so they are the same as those of
/// <see cref="HttpRequest"/>: code that asks for unvalidated values finds them, and code that does not is no safer.
/// </summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.unvalidatedrequestvalues"/>. Not thread-safe.</remarks>
public sealed class UnvalidatedRequestValues
{
    private readonly HttpRequest _request;

    internal UnvalidatedRequestValues(HttpRequest request)
    {
        _request = request;
    }

    /// <inheritdoc cref="HttpRequest.Cookies"/>
    public HttpCookieCollection Cookies => _request.Cookies;

    /// <inheritdoc cref="HttpRequest.Files"/>
    public HttpFileCollection Files => _request.Files;

    /// <inheritdoc cref="HttpRequest.Form"/>
    public NameValueCollection Form => _request.Form;

    /// <inheritdoc cref="HttpRequest.Headers"/>
    public NameValueCollection Headers => _request.Headers;

    /// <inheritdoc cref="HttpRequest.Path"/>
    public string Path => _request.Path;

    /// <inheritdoc cref="HttpRequest.PathInfo"/>
    public string PathInfo => _request.PathInfo;

    /// <inheritdoc cref="HttpRequest.QueryString"/>
    public NameValueCollection QueryString => _request.QueryString;

    /// <inheritdoc cref="HttpRequest.RawUrl"/>
    public string RawUrl => _request.RawUrl;

    /// <inheritdoc cref="HttpRequest.Url"/>
    public Uri Url => _request.Url;

    /// <summary>
    /// A value by name, looked up in the query string, the form, the cookies and the server variables in this order;
    /// <see langword="null"/> when none has it.
    /// </summary>
    /// <param name="field">The name.</param>
    public string? this[string field] => _request[field];
}
