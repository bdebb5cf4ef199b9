using System.Collections.Specialized;
using System.Security.Principal;
using System.Text;
using System.Web.Routing;

namespace System.Web;

/// <summary>An <see cref="HttpRequest"/> as an <see cref="HttpRequestBase"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httprequestwrapper"/>.</remarks>
public class HttpRequestWrapper : HttpRequestBase
{
    private readonly HttpRequest _httpRequest;

    /// <summary>Wraps an object.</summary>
    /// <param name="httpRequest">The object that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="httpRequest"/> is <see langword="null"/>.</exception>
    public HttpRequestWrapper(HttpRequest httpRequest)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        _httpRequest = httpRequest;
    }

    /// <inheritdoc/>
    public override string[]? AcceptTypes => _httpRequest.AcceptTypes;

    /// <inheritdoc/>
    public override string? AnonymousID => _httpRequest.AnonymousID;

    /// <inheritdoc/>
    public override string ApplicationPath => _httpRequest.ApplicationPath;

    /// <inheritdoc/>
    public override string AppRelativeCurrentExecutionFilePath => _httpRequest.AppRelativeCurrentExecutionFilePath;

    /// <inheritdoc/>
    public override HttpClientCertificate ClientCertificate => _httpRequest.ClientCertificate;

    /// <inheritdoc/>
    public override Encoding ContentEncoding
    {
        get => _httpRequest.ContentEncoding;
        set => _httpRequest.ContentEncoding = value;
    }

    /// <inheritdoc/>
    public override int ContentLength => _httpRequest.ContentLength;

    /// <inheritdoc/>
    public override string ContentType
    {
        get => _httpRequest.ContentType;
        set => _httpRequest.ContentType = value;
    }

    /// <inheritdoc/>
    public override HttpCookieCollection Cookies => _httpRequest.Cookies;

    /// <inheritdoc/>
    public override string CurrentExecutionFilePath => _httpRequest.CurrentExecutionFilePath;

    /// <inheritdoc/>
    public override string CurrentExecutionFilePathExtension => _httpRequest.CurrentExecutionFilePathExtension;

    /// <inheritdoc/>
    public override string FilePath => _httpRequest.FilePath;

    /// <inheritdoc/>
    public override HttpFileCollectionBase Files => new HttpFileCollectionWrapper(_httpRequest.Files);

    /// <inheritdoc/>
    public override NameValueCollection Form => _httpRequest.Form;

    /// <inheritdoc/>
    public override NameValueCollection Headers => _httpRequest.Headers;

    /// <inheritdoc/>
    public override string HttpMethod => _httpRequest.HttpMethod;

    /// <inheritdoc/>
    public override Stream InputStream => _httpRequest.InputStream;

    /// <inheritdoc/>
    public override bool IsAuthenticated => _httpRequest.IsAuthenticated;

    /// <inheritdoc/>
    public override bool IsLocal => _httpRequest.IsLocal;

    /// <inheritdoc/>
    public override bool IsSecureConnection => _httpRequest.IsSecureConnection;

    /// <inheritdoc/>
    public override string? this[string key] => _httpRequest[key];

    /// <inheritdoc/>
    public override WindowsIdentity LogonUserIdentity => _httpRequest.LogonUserIdentity;

    /// <inheritdoc/>
    public override NameValueCollection Params => _httpRequest.Params;

    /// <inheritdoc/>
    public override string Path => _httpRequest.Path;

    /// <inheritdoc/>
    public override string PathInfo => _httpRequest.PathInfo;

    /// <inheritdoc/>
    public override string PhysicalApplicationPath => _httpRequest.PhysicalApplicationPath;

    /// <inheritdoc/>
    public override string PhysicalPath => _httpRequest.PhysicalPath;

    /// <inheritdoc/>
    public override NameValueCollection QueryString => _httpRequest.QueryString;

    /// <inheritdoc/>
    public override string RawUrl => _httpRequest.RawUrl;

    /// <inheritdoc/>
    public override string RequestType
    {
        get => _httpRequest.RequestType;
        set => _httpRequest.RequestType = value;
    }

    /// <inheritdoc/>
    public override NameValueCollection ServerVariables => _httpRequest.ServerVariables;

    /// <inheritdoc/>
    public override CancellationToken TimedOutToken => _httpRequest.TimedOutToken;

    /// <inheritdoc/>
    public override int TotalBytes => _httpRequest.TotalBytes;

    /// <inheritdoc/>
    public override UnvalidatedRequestValuesBase Unvalidated =>
        new UnvalidatedRequestValuesWrapper(_httpRequest.Unvalidated);

    /// <inheritdoc/>
    public override Uri Url => _httpRequest.Url;

    /// <inheritdoc/>
    public override Uri? UrlReferrer => _httpRequest.UrlReferrer;

    /// <inheritdoc/>
    public override string? UserAgent => _httpRequest.UserAgent;

    /// <inheritdoc/>
    public override string UserHostAddress => _httpRequest.UserHostAddress;

    /// <inheritdoc/>
    public override string UserHostName => _httpRequest.UserHostName;

    /// <inheritdoc/>
    public override string[]? UserLanguages => _httpRequest.UserLanguages;

    /// <inheritdoc/>
    public override RequestContext RequestContext
    {
        get => _httpRequest.RequestContext;
        set => _httpRequest.RequestContext = value;
    }

    /// <inheritdoc/>
    public override void Abort() => _httpRequest.Abort();

    /// <inheritdoc/>
    public override byte[] BinaryRead(int count) => _httpRequest.BinaryRead(count);

    /// <inheritdoc/>
    public override Stream GetBufferedInputStream() => _httpRequest.GetBufferedInputStream();

    /// <inheritdoc/>
    public override Stream GetBufferlessInputStream() => _httpRequest.GetBufferlessInputStream();

    /// <inheritdoc/>
    public override Stream GetBufferlessInputStream(bool disableMaxRequestLength) =>
        _httpRequest.GetBufferlessInputStream(disableMaxRequestLength);

    /// <inheritdoc/>
    public override string MapPath(string? virtualPath) => _httpRequest.MapPath(virtualPath);

    /// <inheritdoc/>
    public override string MapPath(string? virtualPath, string? baseVirtualDir, bool allowCrossAppMapping) =>
        _httpRequest.MapPath(virtualPath, baseVirtualDir, allowCrossAppMapping);

    /// <inheritdoc/>
    public override void SaveAs(string filename, bool includeHeaders) => _httpRequest.SaveAs(filename, includeHeaders);
}
