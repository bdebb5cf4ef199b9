using System.Collections.Specialized;
using System.Globalization;
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
/// be set after writing. Members that ASP.NET Core has no place for are absent.
/// </remarks>
public sealed partial class HttpResponse
{
    private const int MaxStatusDescription = 512;

    private readonly HttpContext _context;
    private CoreContext? _core;
    private ResponseHeaders? _headers;
    private HttpCookieCollection? _cookies;

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

    /// <summary>
    /// The reason phrase of the status line, in which a control character becomes a space: a line break would end the line
    /// and begin a header field (RFC 9112 section 4). HTTP/2 and later have none.
    /// </summary>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Set: longer than 512 characters.</exception>
    public string StatusDescription
    {
        get =>
            Core.Features.Get<IHttpResponseFeature>()?.ReasonPhrase
            ?? ReasonPhrases.GetReasonPhrase(Core.Response.StatusCode);
        set
        {
            RequireHeadersNotSent("set status");
            if (value?.Length > MaxStatusDescription)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value.Length,
                    $"A status description has at most {MaxStatusDescription} characters."
                );
            }

            Core.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase =
                value is null || !value.Any(char.IsControl)
                    ? value
                    : string.Concat(value.Select(static c => char.IsControl(c) ? ' ' : c));
        }
    }

    /// <summary>Status code and reason phrase, as in <c>404 Not Found</c>.</summary>
    /// <exception cref="HttpException">Set: the text does not begin with a number, the header fields were sent, or the request has become a WebSocket.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Set: the reason is longer than 512 characters.</exception>
    public string Status
    {
        get => string.Create(CultureInfo.InvariantCulture, $"{StatusCode} {StatusDescription}");
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            int space = value.IndexOf(' ', StringComparison.Ordinal);
            if (!int.TryParse(space < 0 ? value : value[..space], CultureInfo.InvariantCulture, out int code))
            {
                throw new HttpException(
                    $"'{value}' is not a valid status. Expected is a number and a reason, as in '404 Not Found'."
                );
            }

            StatusCode = code;
            StatusDescription = space < 0 ? string.Empty : value[(space + 1)..];
        }
    }

    /// <summary>Kept for code that sets it; IIS wrote it into its log and showed an error page by it.</summary>
    /// <value>Default 0.</value>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public int SubStatusCode
    {
        get => Live(field);
        set => field = Live(value);
    }

    /// <summary>Kept for code that sets it: nothing replaces the body of an error here, so it is as if it were <see langword="true"/>.</summary>
    /// <value>Default <see langword="false"/>.</value>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public bool TrySkipIisCustomErrors
    {
        get => Live(field);
        set => field = Live(value);
    }

    /// <summary>Kept for code that sets it: nothing turns a 401 into a redirect here, so it is as if it were <see langword="true"/>.</summary>
    /// <value>Default <see langword="false"/>.</value>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public bool SuppressFormsAuthenticationRedirect
    {
        get => Live(field);
        set => field = Live(value);
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

    /// <summary>Cancelled when the client goes away before the response is complete.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public CancellationToken ClientDisconnectedToken => Core.RequestAborted;

    /// <summary>A value of the response, as long as there is one.</summary>
    private T Live<T>(T value)
    {
        _ = Core;
        return value;
    }

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

    /// <summary>Takes back status, header fields and caching; cookies and body stay.</summary>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public void ClearHeaders()
    {
        RequireHeadersNotSent("clear headers");
        Core.Response.Headers.Clear();
        StatusCode = StatusCodes.Status200OK;
        Core.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = null;
        SubStatusCode = 0;
        _contentType = null;
        _charset = null;
        _isRedirecting = false;
        _cache?.Reset();
    }

    internal void Detach()
    {
        _core = null;
        _cache = null;
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
}
