using System.Collections.Specialized;

namespace System.Web;

/// <summary>What <see cref="HttpResponse"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpresponsebase"/>.</remarks>
public abstract class HttpResponseBase
{
    /// <summary>For derived classes.</summary>
    protected HttpResponseBase() { }

    /// <inheritdoc cref="HttpResponse.ContentType" path="/summary|/value"/>
    public virtual string ContentType
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpResponse.Cookies" path="/summary|/value"/>
    public virtual HttpCookieCollection Cookies => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Headers" path="/summary|/value"/>
    public virtual NameValueCollection Headers => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.IsClientConnected" path="/summary|/value"/>
    public virtual bool IsClientConnected => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.IsRequestBeingRedirected" path="/summary|/value"/>
    public virtual bool IsRequestBeingRedirected => throw new NotImplementedException();

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

    /// <inheritdoc cref="HttpResponse.AddHeader(string, string)"/>
    public virtual void AddHeader(string name, string value) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.AppendCookie(HttpCookie)"/>
    public virtual void AppendCookie(HttpCookie cookie) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.AppendHeader(string, string)"/>
    public virtual void AppendHeader(string name, string value) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.BinaryWrite(byte[])"/>
    public virtual void BinaryWrite(byte[] buffer) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Redirect(string)"/>
    public virtual void Redirect(string url) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Redirect(string, bool)"/>
    public virtual void Redirect(string url, bool endResponse) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.SetCookie(HttpCookie)"/>
    public virtual void SetCookie(HttpCookie cookie) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Write(char)"/>
    public virtual void Write(char ch) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Write(char[], int, int)"/>
    public virtual void Write(char[] buffer, int index, int count) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Write(object?)"/>
    public virtual void Write(object? obj) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpResponse.Write(string?)"/>
    public virtual void Write(string? s) => throw new NotImplementedException();
}
