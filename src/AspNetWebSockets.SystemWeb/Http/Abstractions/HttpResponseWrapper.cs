using System.Collections.Specialized;
using System.Text;

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
    public override bool Buffer
    {
        get => _httpResponse.Buffer;
        set => _httpResponse.Buffer = value;
    }

    /// <inheritdoc/>
    public override bool BufferOutput
    {
        get => _httpResponse.BufferOutput;
        set => _httpResponse.BufferOutput = value;
    }

    /// <inheritdoc/>
    public override HttpCachePolicyBase Cache => new HttpCachePolicyWrapper(_httpResponse.Cache);

    /// <inheritdoc/>
    public override string CacheControl
    {
        get => _httpResponse.CacheControl;
        set => _httpResponse.CacheControl = value;
    }

    /// <inheritdoc/>
    public override string? Charset
    {
        get => _httpResponse.Charset;
        set => _httpResponse.Charset = value;
    }

    /// <inheritdoc/>
    public override CancellationToken ClientDisconnectedToken => _httpResponse.ClientDisconnectedToken;

    /// <inheritdoc/>
    public override Encoding ContentEncoding
    {
        get => _httpResponse.ContentEncoding;
        set => _httpResponse.ContentEncoding = value;
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
    public override int Expires
    {
        get => _httpResponse.Expires;
        set => _httpResponse.Expires = value;
    }

    /// <inheritdoc/>
    public override DateTime ExpiresAbsolute
    {
        get => _httpResponse.ExpiresAbsolute;
        set => _httpResponse.ExpiresAbsolute = value;
    }

    /// <inheritdoc/>
    public override Stream Filter
    {
        get => _httpResponse.Filter;
        set => _httpResponse.Filter = value;
    }

    /// <inheritdoc/>
    public override NameValueCollection Headers => _httpResponse.Headers;

    /// <inheritdoc/>
    public override bool HeadersWritten => _httpResponse.HeadersWritten;

    /// <inheritdoc/>
    public override bool IsClientConnected => _httpResponse.IsClientConnected;

    /// <inheritdoc/>
    public override bool IsRequestBeingRedirected => _httpResponse.IsRequestBeingRedirected;

    /// <inheritdoc/>
    public override TextWriter Output
    {
        get => _httpResponse.Output;
        set => _httpResponse.Output = value;
    }

    /// <inheritdoc/>
    public override Stream OutputStream => _httpResponse.OutputStream;

    /// <inheritdoc/>
    public override string? RedirectLocation
    {
        get => _httpResponse.RedirectLocation;
        set => _httpResponse.RedirectLocation = value;
    }

    /// <inheritdoc/>
    public override string Status
    {
        get => _httpResponse.Status;
        set => _httpResponse.Status = value;
    }

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
    public override int SubStatusCode
    {
        get => _httpResponse.SubStatusCode;
        set => _httpResponse.SubStatusCode = value;
    }

    /// <inheritdoc/>
    public override bool SupportsAsyncFlush => _httpResponse.SupportsAsyncFlush;

    /// <inheritdoc/>
    public override bool SuppressContent
    {
        get => _httpResponse.SuppressContent;
        set => _httpResponse.SuppressContent = value;
    }

    /// <inheritdoc/>
    public override bool SuppressFormsAuthenticationRedirect
    {
        get => _httpResponse.SuppressFormsAuthenticationRedirect;
        set => _httpResponse.SuppressFormsAuthenticationRedirect = value;
    }

    /// <inheritdoc/>
    public override bool TrySkipIisCustomErrors
    {
        get => _httpResponse.TrySkipIisCustomErrors;
        set => _httpResponse.TrySkipIisCustomErrors = value;
    }

    /// <inheritdoc/>
    public override void AddHeader(string name, string value) => _httpResponse.AddHeader(name, value);

    /// <inheritdoc/>
    public override ISubscriptionToken AddOnSendingHeaders(Action<HttpContextBase> callback) =>
        _httpResponse.AddOnSendingHeaders(context => callback(new HttpContextWrapper(context)));

    /// <inheritdoc/>
    public override void AppendCookie(HttpCookie cookie) => _httpResponse.AppendCookie(cookie);

    /// <inheritdoc/>
    public override void AppendHeader(string name, string value) => _httpResponse.AppendHeader(name, value);

    /// <inheritdoc/>
    public override string ApplyAppPathModifier(string virtualPath) => _httpResponse.ApplyAppPathModifier(virtualPath);

    /// <inheritdoc/>
    public override IAsyncResult BeginFlush(AsyncCallback? callback, object? state) =>
        _httpResponse.BeginFlush(callback, state);

    /// <inheritdoc/>
    public override void BinaryWrite(byte[] buffer) => _httpResponse.BinaryWrite(buffer);

    /// <inheritdoc/>
    public override void Clear() => _httpResponse.Clear();

    /// <inheritdoc/>
    public override void ClearContent() => _httpResponse.ClearContent();

    /// <inheritdoc/>
    public override void ClearHeaders() => _httpResponse.ClearHeaders();

    /// <inheritdoc/>
    public override void Close() => _httpResponse.Close();

    /// <inheritdoc/>
    public override void End() => _httpResponse.End();

    /// <inheritdoc/>
    public override void EndFlush(IAsyncResult asyncResult) => _httpResponse.EndFlush(asyncResult);

    /// <inheritdoc/>
    public override void Flush() => _httpResponse.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync() => _httpResponse.FlushAsync();

    /// <inheritdoc/>
    public override void Redirect(string url) => _httpResponse.Redirect(url);

    /// <inheritdoc/>
    public override void Redirect(string url, bool endResponse) => _httpResponse.Redirect(url, endResponse);

    /// <inheritdoc/>
    public override void RedirectPermanent(string url) => _httpResponse.RedirectPermanent(url);

    /// <inheritdoc/>
    public override void RedirectPermanent(string url, bool endResponse) =>
        _httpResponse.RedirectPermanent(url, endResponse);

    /// <inheritdoc/>
    public override void SetCookie(HttpCookie cookie) => _httpResponse.SetCookie(cookie);

    /// <inheritdoc/>
    public override void TransmitFile(string filename) => _httpResponse.TransmitFile(filename);

    /// <inheritdoc/>
    public override void TransmitFile(string filename, long offset, long length) =>
        _httpResponse.TransmitFile(filename, offset, length);

    /// <inheritdoc/>
    public override void Write(char ch) => _httpResponse.Write(ch);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => _httpResponse.Write(buffer, index, count);

    /// <inheritdoc/>
    public override void Write(object? obj) => _httpResponse.Write(obj);

    /// <inheritdoc/>
    public override void Write(string? s) => _httpResponse.Write(s);

    /// <inheritdoc/>
    public override void WriteFile(string filename) => _httpResponse.WriteFile(filename);

    /// <inheritdoc/>
    public override void WriteFile(string filename, bool readIntoMemory) =>
        _httpResponse.WriteFile(filename, readIntoMemory);

    /// <inheritdoc/>
    public override void WriteFile(string filename, long offset, long size) =>
        _httpResponse.WriteFile(filename, offset, size);
}
