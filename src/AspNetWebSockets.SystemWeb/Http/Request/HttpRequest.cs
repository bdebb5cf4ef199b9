using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security.Principal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>
/// The request being answered. After the request has become a WebSocket everything stays readable but the body, and
/// the cookies are read-only.
/// </summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.httprequest"/>. Not thread-safe. Members that
/// ASP.NET Core has no source for are absent.
/// </remarks>
[SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's members are not static.")]
public sealed partial class HttpRequest
{
    private readonly HttpContext _context;
    private Uri? _url;
    private string? _requestType;
    private string? _contentType;
    private NameValueCollection? _headers;
    private NameValueCollection? _params;
    private NameValueCollection? _queryString;
    private NameValueCollection? _serverVariables;
    private HttpCookieCollection? _cookies;
    private HttpClientCertificate? _clientCertificate;
    private UnvalidatedRequestValues? _unvalidated;

    internal HttpRequest(HttpContext context)
    {
        _context = context;
    }

    /// <summary>The HTTP method, such as <c>GET</c>; that also for a WebSocket over HTTP/2, which <c>CONNECT</c> opens.</summary>
    public string HttpMethod => Source.Method;

    /// <summary><see cref="HttpMethod"/>, or what was set; for code that lets another method take the place of the request's.</summary>
    public string RequestType
    {
        get => _requestType ?? HttpMethod;
        set => _requestType = value;
    }

    /// <summary>
    /// The address of the request with scheme <c>http</c> or <c>https</c>, also for a WebSocket. Middleware that changed
    /// the path shows here; see <see cref="RawUrl"/>.
    /// </summary>
    public Uri Url => _url ??= BuildUrl();

    /// <summary>Path and query of the request line, as the client sent them.</summary>
    public string RawUrl
    {
        get
        {
            string target = Source.RawTarget;
            return target.StartsWith('/') || !Uri.TryCreate(target, UriKind.Absolute, out Uri? absolute)
                ? target
                : absolute.PathAndQuery;
        }
    }

    /// <summary>The anonymous identifier of the user; <see langword="null"/>: there is no anonymous identification here.</summary>
    public string? AnonymousID => null;

    /// <summary>The Windows account of the user; not supported.</summary>
    /// <exception cref="PlatformNotSupportedException">Always: a request has no Windows account here. Use <see cref="HttpContext.User"/>.</exception>
    public WindowsIdentity LogonUserIdentity => throw MissingSystem.LogonUserIdentity("HttpRequest.LogonUserIdentity");

    /// <summary>The decoded query string. Read-only.</summary>
    public NameValueCollection QueryString => _queryString ??= QueryValues.Parse(Source.QueryString);

    /// <summary>The header fields; several of one name are joined by commas. Read-only.</summary>
    public NameValueCollection Headers => _headers ??= ReadOnlyValues.Of(Source.Headers);

    /// <summary>
    /// The cookies of the request, values not decoded, and those that the response has set meanwhile. Read-only once the
    /// request has become a WebSocket.
    /// </summary>
    public HttpCookieCollection Cookies => _cookies ??= ReadCookies();

    /// <summary>CGI names and <c>HTTP_*</c> header fields. Read-only.</summary>
    public NameValueCollection ServerVariables =>
        _serverVariables ??= Web.ServerVariables.Of(
            this,
            Source,
            _context.User?.Identity?.Name,
            _context.User?.Identity?.AuthenticationType
        );

    /// <summary><see cref="QueryString"/>, <see cref="Form"/>, <see cref="Cookies"/> and <see cref="ServerVariables"/> in one; several values of a name are joined by commas. Read-only.</summary>
    public NameValueCollection Params => _params ??= ReadOnlyValues.Of(AllValues());

    /// <summary>
    /// A value by name, looked up in <see cref="QueryString"/>, <see cref="Form"/>, <see cref="Cookies"/> and
    /// <see cref="ServerVariables"/> in this order; <see langword="null"/> when none has it.
    /// </summary>
    /// <param name="key">The name.</param>
    public string? this[string key] => QueryString[key] ?? Form[key] ?? Cookies[key]?.Value ?? ServerVariables[key];

    /// <summary>The same values; there is no request validation that they could be exempt from.</summary>
    public UnvalidatedRequestValues Unvalidated => _unvalidated ??= new UnvalidatedRequestValues(this);

    /// <summary>
    /// The certificate that the client has shown in the TLS handshake; one that is not present when it showed none.
    /// None is asked for here: the endpoint has to, by Kestrel's <c>ClientCertificateMode</c>.
    /// </summary>
    public HttpClientCertificate ClientCertificate =>
        _clientCertificate ??= new HttpClientCertificate(Source.ClientCertificate);

    /// <summary>The <c>Content-Type</c> of the body, or what was set; empty when there is none.</summary>
    public string ContentType
    {
        get => _contentType ?? Source.Header("Content-Type") ?? string.Empty;
        set => _contentType = value;
    }

    /// <summary>The length of the body in bytes as the client declared it; 0 when it did not.</summary>
    public int ContentLength =>
        int.TryParse(Source.Header("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            ? length
            : 0;

    /// <summary>The media types of the <c>Accept</c> header, with their parameters; <see langword="null"/> when it is absent.</summary>
    public string[]? AcceptTypes => List("Accept");

    /// <summary>The languages of the <c>Accept-Language</c> header, with their weights; <see langword="null"/> when it is absent.</summary>
    public string[]? UserLanguages => List("Accept-Language");

    /// <summary>The <c>User-Agent</c> header; <see langword="null"/> when it is absent.</summary>
    public string? UserAgent => Source.Header("User-Agent");

    /// <summary>The <c>Referer</c> header, made absolute; <see langword="null"/> when it is absent or no address.</summary>
    public Uri? UrlReferrer =>
        Source.Header("Referer") is { Length: > 0 } referer && Uri.TryCreate(Url, referer, out Uri? result)
            ? result
            : null;

    /// <summary>The address of the client; empty on a connection without one, such as a Unix socket.</summary>
    public string UserHostAddress => Web.ServerVariables.Text(Source.RemoteAddress) ?? string.Empty;

    /// <summary>The same as <see cref="UserHostAddress"/>: names are not looked up, as by default on IIS.</summary>
    public string UserHostName => UserHostAddress;

    /// <summary>Whether the client is on the same machine.</summary>
    public bool IsLocal =>
        Source.RemoteAddress is { } remote && (IPAddress.IsLoopback(remote) || remote.Equals(Source.LocalAddress));

    /// <summary>Whether the request came over TLS.</summary>
    public bool IsSecureConnection => string.Equals(Source.Scheme, "https", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the user has been authenticated.</summary>
    public bool IsAuthenticated => _context.User?.Identity?.IsAuthenticated ?? false;

    private RequestSource Source => _context.Source;

    private CoreContext? Core => _context.Core;

    /// <summary>A cookie that the response sets is seen by the request from then on, behind those that the client sent.</summary>
    internal void AddResponseCookie(HttpCookie cookie) => Cookies.Add(cookie);

    /// <summary>The request has become a WebSocket.</summary>
    internal void Detach()
    {
        _form = null;
        _files = null;
        _cookies?.MakeReadOnly();
    }

    private Uri BuildUrl()
    {
        HostString host = Source.Host.Length > 0 ? new HostString(Source.Host) : LocalHost();
        return new Uri(
            UriHelper.BuildAbsolute(
                Source.Scheme,
                host,
                new PathString(Source.PathBase),
                new PathString(Source.Path),
                new QueryString(Source.QueryString)
            )
        );
    }

    /// <summary>HTTP/1.0 allows a request without <c>Host</c>: it is for the address that it came to.</summary>
    private HostString LocalHost() =>
        Source.LocalAddress is null
            ? new HostString("localhost")
            : new HostString(Source.LocalAddress.ToString(), Source.LocalPort);

    private HttpCookieCollection ReadCookies()
    {
        HttpCookieCollection result = new();
        foreach (HttpCookie cookie in CookieHeader.Parse(Source.Header("Cookie")))
        {
            result.Add(cookie);
        }

        if (Core is null)
        {
            result.MakeReadOnly();
        }

        return result;
    }

    private IEnumerable<KeyValuePair<string, string>> AllValues()
    {
        IEnumerable<KeyValuePair<string, string>> cookies = Cookies.AllKeys.Select(
            (name, index) => KeyValuePair.Create(name!, Cookies[index]!.Value ?? string.Empty)
        );
        return Pairs(QueryString).Concat(Pairs(Form)).Concat(cookies).Concat(Pairs(ServerVariables));

        static IEnumerable<KeyValuePair<string, string>> Pairs(NameValueCollection values) =>
            values.AllKeys.SelectMany(name =>
                (values.GetValues(name) ?? []).Select(value => KeyValuePair.Create(name!, value))
            );
    }

    private string[]? List(string header) => Source.Header(header)?.Split(',', StringSplitOptions.TrimEntries);
}
