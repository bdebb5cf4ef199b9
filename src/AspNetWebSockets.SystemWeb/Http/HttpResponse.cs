using System.Collections.Specialized;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>
/// The response. Once the request has become a WebSocket there is none any more: every member throws
/// <see cref="HttpException"/> "Response is not available in this context."
/// </summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpresponse"/>. Not thread-safe. In a handler
/// mapped by <c>MapHttpHandler</c> the body is kept back until the handler has ended, so status and header fields may
/// be set after writing. Members that ASP.NET Core has no place for are absent; <c>End</c> is, because a thread can no
/// longer be aborted: return from the handler.
/// </remarks>
public sealed partial class HttpResponse
{
    private const string DefaultContentType = "text/html";
    private readonly HttpContext _context;
    private CoreContext? _core;
    private ResponseHeaders? _headers;
    private HttpCookieCollection? _cookies;
    private string? _contentType;
    private bool _isRedirecting;

    internal HttpResponse(HttpContext context, CoreContext core)
    {
        _context = context;
        _core = core;
    }

    /// <summary>The HTTP status code. After <c>AcceptWebSocketRequest</c> it is 101; another one cancels the switch to WebSocket.</summary>
    /// <value>Default 200.</value>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public int StatusCode
    {
        get => Core.Response.StatusCode;
        set
        {
            RequireHeadersNotSent("set status");
            Core.Response.StatusCode = value;
        }
    }

    /// <summary>The reason phrase of the status line. HTTP/2 and later have none.</summary>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public string StatusDescription
    {
        get =>
            Core.Features.Get<IHttpResponseFeature>()?.ReasonPhrase
            ?? ReasonPhrases.GetReasonPhrase(Core.Response.StatusCode);
        set
        {
            RequireHeadersNotSent("set status");
            Core.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = value;
        }
    }

    /// <summary>The media type of the body. Without a charset of its own it is sent with <c>charset=utf-8</c>.</summary>
    /// <value>Default <c>text/html</c>.</value>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public string ContentType
    {
        get => _contentType ?? Core.Response.ContentType ?? DefaultContentType;
        set
        {
            RequireHeadersNotSent("set content type");
            _contentType = value;
            Core.Response.ContentType = WithCharset(value);
        }
    }

    /// <summary>The header fields of the response.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public NameValueCollection Headers => _headers ??= new ResponseHeaders(Core.Response.Headers);

    /// <summary>The cookies to set; written when the header fields are sent, also with the 101 of a WebSocket.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public HttpCookieCollection Cookies => _cookies ??= StartCookies();

    /// <summary>Whether the client is still connected.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public bool IsClientConnected => !Core.RequestAborted.IsCancellationRequested;

    /// <summary>Whether <see cref="Redirect(string)"/> was called.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public bool IsRequestBeingRedirected => Core is not null && _isRedirecting;

    private CoreContext Core => _core ?? throw new HttpException("Response is not available in this context.");

    /// <summary>Adds a header field; one of the same name is kept.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public void AddHeader(string name, string value) => AppendHeader(name, value);

    /// <inheritdoc cref="AddHeader"/>
    public void AppendHeader(string name, string value)
    {
        RequireHeadersNotSent("append header");
        if (string.Equals(name, "Content-Type", StringComparison.OrdinalIgnoreCase))
        {
            ContentType = value;
            return;
        }

        Headers.Add(name, value);
    }

    /// <summary>Adds a cookie to <see cref="Cookies"/>.</summary>
    /// <param name="cookie">The cookie.</param>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public void AppendCookie(HttpCookie cookie)
    {
        RequireHeadersNotSent("modify cookies");
        Cookies.Add(cookie);
    }

    /// <summary>Puts a cookie in the place of the one of its name in <see cref="Cookies"/>.</summary>
    /// <param name="cookie">The cookie.</param>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public void SetCookie(HttpCookie cookie)
    {
        RequireHeadersNotSent("modify cookies");
        Cookies.Set(cookie);
    }

    /// <summary>Redirects the client with status 302 and ignores what is written later. The code that follows still runs; return from the handler.</summary>
    /// <param name="url">Where to.</param>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public void Redirect(string url) => Redirect(url, endResponse: true);

    /// <summary>Redirects the client with status 302. The code that follows still runs.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="endResponse">Whether what is written later is ignored.</param>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public void Redirect(string url, bool endResponse)
    {
        ArgumentNullException.ThrowIfNull(url);
        RequireHeadersNotSent("redirect");
        _buffer?.Clear();
        StatusCode = StatusCodes.Status302Found;
        Core.Response.Headers.Location = url;
        _isRedirecting = true;
        _ignoresWrites |= endResponse;
    }

    internal void Detach()
    {
        _core = null;
        _buffer = null;
        _headers?.Detach();
        _headers = null;
        _cookies = null;
    }

    internal void RequireHeadersNotSent(string action)
    {
        if (Core.Response.HasStarted)
        {
            throw new HttpException($"Server cannot {action} after HTTP headers have been sent.");
        }
    }

    private static string? WithCharset(string? type) =>
        string.IsNullOrEmpty(type) || type.Contains("charset=", StringComparison.OrdinalIgnoreCase)
            ? type
            : type + "; charset=utf-8";
}
