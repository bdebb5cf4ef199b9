using System.Collections.Specialized;
using System.Text;

namespace System.Web;

/// <summary>What <see cref="HttpResponse"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpresponsebase"/>.</remarks>
public abstract class HttpResponseBase
{
    /// <summary>For derived classes.</summary>
    protected HttpResponseBase() { }

    /// <inheritdoc cref="HttpResponse.Buffer" path="/summary|/value"/>
    public virtual bool Buffer
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.BufferOutput" path="/summary|/value"/>
    public virtual bool BufferOutput
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.Cache" path="/summary|/value"/>
    public virtual HttpCachePolicyBase Cache => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.CacheControl" path="/summary|/value"/>
    public virtual string CacheControl
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.Charset" path="/summary|/value"/>
    public virtual string? Charset
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.ClientDisconnectedToken" path="/summary|/value"/>
    public virtual CancellationToken ClientDisconnectedToken => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.ContentEncoding" path="/summary|/value"/>
    public virtual Encoding ContentEncoding
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.ContentType" path="/summary|/value"/>
    public virtual string ContentType
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.Cookies" path="/summary|/value"/>
    public virtual HttpCookieCollection Cookies => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Expires" path="/summary|/value"/>
    public virtual int Expires
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.ExpiresAbsolute" path="/summary|/value"/>
    public virtual DateTime ExpiresAbsolute
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.Filter" path="/summary|/value"/>
    public virtual Stream Filter
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.Headers" path="/summary|/value"/>
    public virtual NameValueCollection Headers => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.HeadersWritten" path="/summary|/value"/>
    public virtual bool HeadersWritten => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.IsClientConnected" path="/summary|/value"/>
    public virtual bool IsClientConnected => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.IsRequestBeingRedirected" path="/summary|/value"/>
    public virtual bool IsRequestBeingRedirected => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Output" path="/summary|/value"/>
    public virtual TextWriter Output
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.OutputStream" path="/summary|/value"/>
    public virtual Stream OutputStream => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.RedirectLocation" path="/summary|/value"/>
    public virtual string? RedirectLocation
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.Status" path="/summary|/value"/>
    public virtual string Status
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.StatusCode" path="/summary|/value"/>
    public virtual int StatusCode
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.StatusDescription" path="/summary|/value"/>
    public virtual string StatusDescription
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.SubStatusCode" path="/summary|/value"/>
    public virtual int SubStatusCode
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.SupportsAsyncFlush" path="/summary|/value"/>
    public virtual bool SupportsAsyncFlush => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.SuppressContent" path="/summary|/value"/>
    public virtual bool SuppressContent
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.SuppressFormsAuthenticationRedirect" path="/summary|/value"/>
    public virtual bool SuppressFormsAuthenticationRedirect
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.TrySkipIisCustomErrors" path="/summary|/value"/>
    public virtual bool TrySkipIisCustomErrors
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.AddHeader(string, string)" path="/summary|/param|/returns"/>
    public virtual void AddHeader(string name, string value) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.AddOnSendingHeaders(Action{HttpContext})" path="/summary|/param|/returns"/>
    public virtual ISubscriptionToken AddOnSendingHeaders(Action<HttpContextBase> callback) =>
        throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.AppendCookie(HttpCookie)" path="/summary|/param|/returns"/>
    public virtual void AppendCookie(HttpCookie cookie) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.AppendHeader(string, string)" path="/summary|/param|/returns"/>
    public virtual void AppendHeader(string name, string value) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.ApplyAppPathModifier(string)" path="/summary|/param|/returns"/>
    public virtual string ApplyAppPathModifier(string virtualPath) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.BeginFlush(AsyncCallback, object)" path="/summary|/param|/returns"/>
    public virtual IAsyncResult BeginFlush(AsyncCallback? callback, object? state) =>
        throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.BinaryWrite(byte[])" path="/summary|/param|/returns"/>
    public virtual void BinaryWrite(byte[] buffer) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Clear()" path="/summary|/param|/returns"/>
    public virtual void Clear() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.ClearContent()" path="/summary|/param|/returns"/>
    public virtual void ClearContent() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.ClearHeaders()" path="/summary|/param|/returns"/>
    public virtual void ClearHeaders() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Close()" path="/summary|/param|/returns"/>
    public virtual void Close() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.End()" path="/summary|/param|/returns"/>
    public virtual void End() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.EndFlush(IAsyncResult)" path="/summary|/param|/returns"/>
    public virtual void EndFlush(IAsyncResult asyncResult) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Flush()" path="/summary|/param|/returns"/>
    public virtual void Flush() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.FlushAsync()" path="/summary|/param|/returns"/>
    public virtual Task FlushAsync() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Redirect(string)" path="/summary|/param|/returns"/>
    public virtual void Redirect(string url) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Redirect(string, bool)" path="/summary|/param|/returns"/>
    public virtual void Redirect(string url, bool endResponse) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.RedirectPermanent(string)" path="/summary|/param|/returns"/>
    public virtual void RedirectPermanent(string url) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.RedirectPermanent(string, bool)" path="/summary|/param|/returns"/>
    public virtual void RedirectPermanent(string url, bool endResponse) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.SetCookie(HttpCookie)" path="/summary|/param|/returns"/>
    public virtual void SetCookie(HttpCookie cookie) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.TransmitFile(string)" path="/summary|/param|/returns"/>
    public virtual void TransmitFile(string filename) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.TransmitFile(string, long, long)" path="/summary|/param|/returns"/>
    public virtual void TransmitFile(string filename, long offset, long length) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Write(char)" path="/summary|/param|/returns"/>
    public virtual void Write(char ch) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Write(char[], int, int)" path="/summary|/param|/returns"/>
    public virtual void Write(char[] buffer, int index, int count) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Write(object)" path="/summary|/param|/returns"/>
    public virtual void Write(object? obj) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Write(string)" path="/summary|/param|/returns"/>
    public virtual void Write(string? s) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.WriteFile(string)" path="/summary|/param|/returns"/>
    public virtual void WriteFile(string filename) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.WriteFile(string, bool)" path="/summary|/param|/returns"/>
    public virtual void WriteFile(string filename, bool readIntoMemory) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.WriteFile(string, long, long)" path="/summary|/param|/returns"/>
    public virtual void WriteFile(string filename, long offset, long size) => throw new NotImplementedException();
}
