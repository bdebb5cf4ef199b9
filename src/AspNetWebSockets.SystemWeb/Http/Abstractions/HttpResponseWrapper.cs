using System.Collections.Specialized;

namespace System.Web;

/// <summary>An <see cref="HttpResponse"/> as an <see cref="HttpResponseBase"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpresponsewrapper"/>.</remarks>
public class HttpResponseWrapper : HttpResponseBase
{
    private readonly HttpResponse _httpResponse;

    /// <summary>Wraps an object.</summary>
    /// <param name="httpResponse">The object that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="httpResponse"/> is <see langword="null"/>.</exception>
    public HttpResponseWrapper(HttpResponse httpResponse)
    {
        ArgumentNullException.ThrowIfNull(httpResponse);
        _httpResponse = httpResponse;
    }

    /// <inheritdoc/>
    public override string ContentType
    {
        get => _httpResponse.ContentType;
        set => _httpResponse.ContentType = value;
    }

    /// <inheritdoc/>
    public override HttpCookieCollection Cookies => _httpResponse.Cookies;

    /// <inheritdoc/>
    public override NameValueCollection Headers => _httpResponse.Headers;

    /// <inheritdoc/>
    public override bool IsClientConnected => _httpResponse.IsClientConnected;

    /// <inheritdoc/>
    public override bool IsRequestBeingRedirected => _httpResponse.IsRequestBeingRedirected;

    /// <inheritdoc/>
    public override int StatusCode
    {
        get => _httpResponse.StatusCode;
        set => _httpResponse.StatusCode = value;
    }

    /// <inheritdoc/>
    public override string StatusDescription
    {
        get => _httpResponse.StatusDescription;
        set => _httpResponse.StatusDescription = value;
    }

    /// <inheritdoc/>
    public override void AddHeader(string name, string value) => _httpResponse.AddHeader(name, value);

    /// <inheritdoc/>
    public override void AppendCookie(HttpCookie cookie) => _httpResponse.AppendCookie(cookie);

    /// <inheritdoc/>
    public override void AppendHeader(string name, string value) => _httpResponse.AppendHeader(name, value);

    /// <inheritdoc/>
    public override void BinaryWrite(byte[] buffer) => _httpResponse.BinaryWrite(buffer);

    /// <inheritdoc/>
    public override void Redirect(string url) => _httpResponse.Redirect(url);

    /// <inheritdoc/>
    public override void Redirect(string url, bool endResponse) => _httpResponse.Redirect(url, endResponse);

    /// <inheritdoc/>
    public override void SetCookie(HttpCookie cookie) => _httpResponse.SetCookie(cookie);

    /// <inheritdoc/>
    public override void Write(char ch) => _httpResponse.Write(ch);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => _httpResponse.Write(buffer, index, count);

    /// <inheritdoc/>
    public override void Write(object? obj) => _httpResponse.Write(obj);

    /// <inheritdoc/>
    public override void Write(string? s) => _httpResponse.Write(s);
}
