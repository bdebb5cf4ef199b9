using System.Collections;
using System.Collections.Specialized;
using System.Net;
using System.Net.WebSockets;
using System.Security.Principal;
using System.Web.Caching;
using System.Web.Profile;
using System.Web.WebSockets;
using AspNetWebSockets;

namespace System.Web;

/// <summary>The context of a running handler; reads through to what the <see cref="HttpContext"/> has kept of the request.</summary>
internal sealed class RequestWebSocketContext(
    HttpContext httpContext,
    WebSocketConnection connection,
    AspNetWebSocket webSocket
) : AspNetWebSocketContext
{
    private CookieCollection? _cookieCollection;

    public override string? AnonymousID => Request.AnonymousID;
    public override HttpApplicationStateBase Application => new HttpApplicationStateWrapper(httpContext.Application);
    public override string ApplicationPath => Request.ApplicationPath;
    public override Cache Cache => httpContext.Cache;
    public override HttpClientCertificate ClientCertificate => Request.ClientCertificate;
    public override CookieCollection CookieCollection => _cookieCollection ??= ReadCookies();
    public override HttpCookieCollection Cookies => Request.Cookies;
    public override string FilePath => Request.FilePath;
    public override NameValueCollection Headers => Request.Headers;
    public override bool IsAuthenticated => Request.IsAuthenticated;
    public override bool IsClientConnected => connection.IsPeerConnected;
    public override bool IsDebuggingEnabled => httpContext.IsDebuggingEnabled;
    public override bool IsLocal => Request.IsLocal;
    public override bool IsSecureConnection => Request.IsSecureConnection;
    public override IDictionary Items => httpContext.Items;

    public override WindowsIdentity LogonUserIdentity =>
        throw MissingSystem.LogonUserIdentity("AspNetWebSocketContext.LogonUserIdentity");

    // The base class declares the header fields as never null; on the .NET Framework an absent one is null.
    public override string Origin => httpContext.Source.Header("Origin")!;
    public override string Path => Request.Path;
    public override string PathInfo => Request.PathInfo;
    public override ProfileBase Profile => throw MissingSystem.Profile("AspNetWebSocketContext.Profile");
    public override NameValueCollection QueryString => Request.QueryString;
    public override string RawUrl => Request.RawUrl;
    public override Uri RequestUri => Request.Url;
    public override string SecWebSocketKey => httpContext.Source.Header("Sec-WebSocket-Key")!;
    public override IEnumerable<string> SecWebSocketProtocols => httpContext.WebSocketRequestedProtocols ?? [];
    public override string SecWebSocketVersion => httpContext.Source.Header("Sec-WebSocket-Version")!;
    public override HttpServerUtilityBase Server => new HttpServerUtilityWrapper(httpContext.Server);
    public override NameValueCollection ServerVariables => Request.ServerVariables;
    public override DateTime Timestamp => httpContext.Timestamp;
    public override UnvalidatedRequestValuesBase Unvalidated =>
        new UnvalidatedRequestValuesWrapper(Request.Unvalidated);
    public override Uri? UrlReferrer => Request.UrlReferrer;
    public override IPrincipal? User => httpContext.User;
    public override string? UserAgent => Request.UserAgent;
    public override string UserHostAddress => Request.UserHostAddress;
    public override string UserHostName => Request.UserHostName;
    public override string[]? UserLanguages => Request.UserLanguages;
    public override WebSocket WebSocket => webSocket;

    /// <summary>What belongs to the application.</summary>
    internal HandlerSettings Settings => httpContext.HandlerSettings!;

    private HttpRequest Request => httpContext.Request;

    private CookieCollection ReadCookies()
    {
        CookieCollection result = [];
        for (int index = 0; index < Cookies.Count; index++)
        {
            if (Cookies.Get(index) is { Name.Length: > 0 } cookie)
            {
                result.Add(
                    new Cookie(cookie.Name, cookie.Value)
                    {
                        Domain = cookie.Domain,
                        Expires = cookie.Expires,
                        HttpOnly = cookie.HttpOnly,
                        Path = cookie.Path,
                        Secure = cookie.Secure,
                    }
                );
            }
        }

        return result;
    }
}
