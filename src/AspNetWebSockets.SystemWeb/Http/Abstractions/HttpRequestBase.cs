using System.Collections.Specialized;
using System.Security.Principal;
using System.Text;
using System.Web.Routing;

namespace System.Web;

/// <summary>What <see cref="HttpRequest"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httprequestbase"/>.</remarks>
public abstract class HttpRequestBase
{
    /// <summary>For derived classes.</summary>
    protected HttpRequestBase() { }

    /// <inheritdoc cref="HttpRequest.AcceptTypes" path="/summary|/value"/>
    public virtual string[]? AcceptTypes => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.AnonymousID" path="/summary|/value"/>
    public virtual string? AnonymousID => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.ApplicationPath" path="/summary|/value"/>
    public virtual string ApplicationPath => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.AppRelativeCurrentExecutionFilePath" path="/summary|/value"/>
    public virtual string AppRelativeCurrentExecutionFilePath => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.ClientCertificate" path="/summary|/value"/>
    public virtual HttpClientCertificate ClientCertificate => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.ContentEncoding" path="/summary|/value"/>
    public virtual Encoding ContentEncoding
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpRequest.ContentLength" path="/summary|/value"/>
    public virtual int ContentLength => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.ContentType" path="/summary|/value"/>
    public virtual string ContentType
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpRequest.Cookies" path="/summary|/value"/>
    public virtual HttpCookieCollection Cookies => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.CurrentExecutionFilePath" path="/summary|/value"/>
    public virtual string CurrentExecutionFilePath => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.CurrentExecutionFilePathExtension" path="/summary|/value"/>
    public virtual string CurrentExecutionFilePathExtension => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.FilePath" path="/summary|/value"/>
    public virtual string FilePath => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Files" path="/summary|/value"/>
    public virtual HttpFileCollectionBase Files => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Form" path="/summary|/value"/>
    public virtual NameValueCollection Form => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Headers" path="/summary|/value"/>
    public virtual NameValueCollection Headers => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.HttpMethod" path="/summary|/value"/>
    public virtual string HttpMethod => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.InputStream" path="/summary|/value"/>
    public virtual Stream InputStream => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.IsAuthenticated" path="/summary|/value"/>
    public virtual bool IsAuthenticated => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.IsLocal" path="/summary|/value"/>
    public virtual bool IsLocal => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.IsSecureConnection" path="/summary|/value"/>
    public virtual bool IsSecureConnection => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.this[string]" path="/summary|/value|/param"/>
    public virtual string? this[string key] => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.LogonUserIdentity" path="/summary|/value"/>
    public virtual WindowsIdentity LogonUserIdentity => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Params" path="/summary|/value"/>
    public virtual NameValueCollection Params => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Path" path="/summary|/value"/>
    public virtual string Path => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.PathInfo" path="/summary|/value"/>
    public virtual string PathInfo => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.PhysicalApplicationPath" path="/summary|/value"/>
    public virtual string PhysicalApplicationPath => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.PhysicalPath" path="/summary|/value"/>
    public virtual string PhysicalPath => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.QueryString" path="/summary|/value"/>
    public virtual NameValueCollection QueryString => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.RawUrl" path="/summary|/value"/>
    public virtual string RawUrl => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.RequestType" path="/summary|/value"/>
    public virtual string RequestType
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpRequest.ServerVariables" path="/summary|/value"/>
    public virtual NameValueCollection ServerVariables => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.TimedOutToken" path="/summary|/value"/>
    public virtual CancellationToken TimedOutToken => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.TotalBytes" path="/summary|/value"/>
    public virtual int TotalBytes => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Unvalidated" path="/summary|/value"/>
    public virtual UnvalidatedRequestValuesBase Unvalidated => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.Url" path="/summary|/value"/>
    public virtual Uri Url => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.UrlReferrer" path="/summary|/value"/>
    public virtual Uri? UrlReferrer => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.UserAgent" path="/summary|/value"/>
    public virtual string? UserAgent => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.UserHostAddress" path="/summary|/value"/>
    public virtual string UserHostAddress => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.UserHostName" path="/summary|/value"/>
    public virtual string UserHostName => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.UserLanguages" path="/summary|/value"/>
    public virtual string[]? UserLanguages => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.RequestContext" path="/summary|/value"/>
    public virtual RequestContext RequestContext
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpRequest.Abort()" path="/summary|/param|/returns"/>
    public virtual void Abort() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.BinaryRead(int)" path="/summary|/param|/returns"/>
    public virtual byte[] BinaryRead(int count) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.GetBufferedInputStream()" path="/summary|/param|/returns"/>
    public virtual Stream GetBufferedInputStream() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.GetBufferlessInputStream()" path="/summary|/param|/returns"/>
    public virtual Stream GetBufferlessInputStream() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.GetBufferlessInputStream(bool)" path="/summary|/param|/returns"/>
    public virtual Stream GetBufferlessInputStream(bool disableMaxRequestLength) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.MapPath(string)" path="/summary|/param|/returns"/>
    public virtual string MapPath(string? virtualPath) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.MapPath(string, string, bool)" path="/summary|/param|/returns"/>
    public virtual string MapPath(string? virtualPath, string? baseVirtualDir, bool allowCrossAppMapping) =>
        throw new NotImplementedException();

    /// <inheritdoc cref="HttpRequest.SaveAs(string, bool)" path="/summary|/param|/returns"/>
    public virtual void SaveAs(string filename, bool includeHeaders) => throw new NotImplementedException();
}
