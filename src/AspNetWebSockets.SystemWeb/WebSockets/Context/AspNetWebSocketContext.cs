using System.Collections;
using System.Collections.Specialized;
using System.Net;
using System.Net.WebSockets;
using System.Security.Principal;
using System.Web.Caching;
using System.Web.Profile;

namespace System.Web.WebSockets;

/// <summary>What a WebSocket handler is given: the socket, and what is known of the request that opened it.</summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.websockets.aspnetwebsocketcontext"/>. Every property
/// of this base class throws <see cref="NotImplementedException"/>, so that a test can derive from it and override what
/// it needs.
/// </remarks>
public abstract class AspNetWebSocketContext : WebSocketContext
{
    /// <summary>For derived classes.</summary>
    protected AspNetWebSocketContext() { }

    /// <summary>How many WebSocket handlers run in the process. 1 inside the only one.</summary>
    public static int ConnectionCount => ConnectionRegistry.Count;

    /// <summary>The anonymous identifier of the user; <see langword="null"/>: there is no anonymous identification here.</summary>
    public virtual string? AnonymousID => throw new NotImplementedException();

    /// <summary>The values that all requests and WebSockets of the process share.</summary>
    public virtual HttpApplicationStateBase Application => throw new NotImplementedException();

    /// <summary>Where the application is mounted; <c>/</c> for the root.</summary>
    public virtual string ApplicationPath => throw new NotImplementedException();

    /// <summary>The cache of the application; one object for the process.</summary>
    public virtual Cache Cache => throw new NotImplementedException();

    /// <summary>The certificate that the client has shown in the TLS handshake; one that is not present when it showed none.</summary>
    public virtual HttpClientCertificate ClientCertificate => throw new NotImplementedException();

    /// <summary>The cookies of the request and those that its response set, for <see cref="System.Net"/>. Cookies without a name are left out.</summary>
    public override CookieCollection CookieCollection => throw new NotImplementedException();

    /// <summary>The cookies of the request and those that its response set. Read-only.</summary>
    public virtual HttpCookieCollection Cookies => throw new NotImplementedException();

    /// <summary>The virtual path of the handler.</summary>
    public virtual string FilePath => throw new NotImplementedException();

    /// <summary>The header fields of the request. Read-only.</summary>
    public override NameValueCollection Headers => throw new NotImplementedException();

    /// <summary>Whether the user has been authenticated.</summary>
    public override bool IsAuthenticated => throw new NotImplementedException();

    /// <summary>Whether the client is still connected, as far as TCP has told; noticed with no receive pending.</summary>
    public virtual bool IsClientConnected => throw new NotImplementedException();

    /// <summary>Whether the host runs in the environment <c>Development</c>.</summary>
    public virtual bool IsDebuggingEnabled => throw new NotImplementedException();

    /// <summary>Whether the client is on the same machine.</summary>
    public override bool IsLocal => throw new NotImplementedException();

    /// <summary>Whether the request came over TLS.</summary>
    public override bool IsSecureConnection => throw new NotImplementedException();

    /// <summary>The items of the request, kept for as long as the WebSocket.</summary>
    public virtual IDictionary Items => throw new NotImplementedException();

    /// <summary>The Windows account of the user; not supported.</summary>
    /// <exception cref="PlatformNotSupportedException">A request has no Windows account here; use <see cref="User"/>.</exception>
    public virtual WindowsIdentity LogonUserIdentity => throw new NotImplementedException();

    /// <summary>The <c>Origin</c> header (RFC 6455 section 10.2); <see langword="null"/> when it is absent.</summary>
    public override string Origin => throw new NotImplementedException();

    /// <summary>The virtual path, without the query.</summary>
    public virtual string Path => throw new NotImplementedException();

    /// <summary>What follows the handler's own path; empty for nothing.</summary>
    public virtual string PathInfo => throw new NotImplementedException();

    /// <summary>The profile of the user; not supported.</summary>
    /// <exception cref="PlatformNotSupportedException">There are no profile providers; keep such data in a store of the application.</exception>
    public virtual ProfileBase Profile => throw new NotImplementedException();

    /// <summary>The decoded query string. Read-only.</summary>
    public virtual NameValueCollection QueryString => throw new NotImplementedException();

    /// <summary>Path and query of the request line, as the client sent them.</summary>
    public virtual string RawUrl => throw new NotImplementedException();

    /// <summary>The address of the request, with scheme <c>http</c> or <c>https</c>.</summary>
    public override Uri RequestUri => throw new NotImplementedException();

    /// <summary>The <c>Sec-WebSocket-Key</c> header; <see langword="null"/> when it is absent.</summary>
    public override string SecWebSocketKey => throw new NotImplementedException();

    /// <summary>The sub-protocols that the client offers, in its order.</summary>
    public override IEnumerable<string> SecWebSocketProtocols => throw new NotImplementedException();

    /// <summary>The <c>Sec-WebSocket-Version</c> header; <see langword="null"/> when it is absent.</summary>
    public override string SecWebSocketVersion => throw new NotImplementedException();

    /// <summary>Paths of the application's files, and encoding.</summary>
    public virtual HttpServerUtilityBase Server => throw new NotImplementedException();

    /// <summary>CGI names and <c>HTTP_*</c> header fields. Read-only.</summary>
    public virtual NameValueCollection ServerVariables => throw new NotImplementedException();

    /// <summary>When the request was first seen. Local time.</summary>
    public virtual DateTime Timestamp => throw new NotImplementedException();

    /// <summary>The values of the request; the same as those of the other properties, as there is no request validation.</summary>
    public virtual UnvalidatedRequestValuesBase Unvalidated => throw new NotImplementedException();

    /// <summary>The <c>Referer</c> header, made absolute; <see langword="null"/> when it is absent or no address.</summary>
    public virtual Uri? UrlReferrer => throw new NotImplementedException();

    /// <summary>The user of the request.</summary>
    public override IPrincipal? User => throw new NotImplementedException();

    /// <summary>The <c>User-Agent</c> header; <see langword="null"/> when it is absent.</summary>
    public virtual string? UserAgent => throw new NotImplementedException();

    /// <summary>The address of the client.</summary>
    public virtual string UserHostAddress => throw new NotImplementedException();

    /// <summary>The same as <see cref="UserHostAddress"/>: names are not looked up.</summary>
    public virtual string UserHostName => throw new NotImplementedException();

    /// <summary>The languages of the <c>Accept-Language</c> header; <see langword="null"/> when it is absent.</summary>
    public virtual string[]? UserLanguages => throw new NotImplementedException();

    /// <summary>The socket, an <see cref="AspNetWebSocket"/>.</summary>
    public override WebSocket WebSocket => throw new NotImplementedException();
}
