using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using System.Security.Principal;
using System.Web.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>
/// One HTTP request with its response, on top of ASP.NET Core's. Handlers mapped by <c>MapHttpHandler</c> are given it;
/// other code gets it from <see cref="HttpContextExtensions.AsSystemWeb"/>.
/// </summary>
/// <remarks>
/// <para>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcontext"/>. Not thread-safe.</para>
/// <para>
/// Once the request has become a WebSocket the context lives on for as long as the WebSocket: <see cref="Items"/>,
/// <see cref="User"/>, <see cref="Timestamp"/> and <see cref="Request"/> without its body are kept,
/// <see cref="Response"/> throws and <see cref="ApplicationInstance"/> is <see langword="null"/>.
/// </para>
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The application instance has nothing to dispose.")]
public sealed class HttpContext : IServiceProvider
{
    private readonly HttpRequest _request;
    private readonly HttpResponse _response;
    private readonly RequestItems _items;
    private readonly WebSocketUpgrade _upgrade;
    private CoreContext? _core;
    private HttpApplication? _application;
    private IPrincipal? _user;
    private ClaimsPrincipal? _userAsClaims;
    private bool? _isDebuggingEnabled;
    private ILogger? _logger;
    private RequestEnd? _end;

    internal HttpContext(CoreContext core)
    {
        _core = core;
        _request = new HttpRequest(this, core);
        _response = new HttpResponse(this, core);
        _items = new RequestItems(core.Items);
        _upgrade = new WebSocketUpgrade(this, core);
        _application = new HttpApplication(this);
        Timestamp = Clock(core).GetLocalNow().DateTime;
    }

    /// <summary>
    /// The context that the running code belongs to: in a handler mapped by <c>MapHttpHandler</c> and the asynchronous
    /// code it started until the request ends, and in a WebSocket handler wherever it is on its synchronization context.
    /// <see langword="null"/> elsewhere, as after <c>ConfigureAwait(false)</c> in a WebSocket handler.
    /// </summary>
    public static HttpContext? Current
    {
        get => CurrentHttpContext.Value;
        set => CurrentHttpContext.Value = value;
    }

    /// <summary>The request.</summary>
    public HttpRequest Request => _request;

    /// <summary>The response.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket: "Response is not available in this context."</exception>
    public HttpResponse Response =>
        _core is null ? throw new HttpException("Response is not available in this context.") : _response;

    /// <summary>
    /// Data of the request for the code that takes part in it; a missing key gives <see langword="null"/>. The same
    /// entries as in ASP.NET Core's <c>HttpContext.Items</c> until the request becomes a WebSocket; kept from then on.
    /// </summary>
    public IDictionary Items => _items;

    /// <summary>
    /// The user. ASP.NET Core's user is the same; a principal that is no <see cref="ClaimsPrincipal"/> is wrapped for it.
    /// </summary>
    public IPrincipal? User
    {
        get => _core is null || ReferenceEquals(_core.User, _userAsClaims) ? _user : _core.User;
        set
        {
            _user = value;
            _userAsClaims = value switch
            {
                null => new ClaimsPrincipal(new ClaimsIdentity()),
                ClaimsPrincipal claims => claims,
                _ => new ClaimsPrincipal(value),
            };
            if (_core is not null)
            {
                _core.User = _userAsClaims;
            }

            Thread.CurrentPrincipal = value;
        }
    }

    /// <summary>The application of the request; <see langword="null"/> once the request has become a WebSocket.</summary>
    public HttpApplication? ApplicationInstance
    {
        get => _application;
        set => _application = value;
    }

    /// <summary>When the request was first seen by this library. Local time.</summary>
    public DateTime Timestamp { get; }

    /// <summary>Whether the host runs in the environment <c>Development</c>; stands for <c>&lt;compilation debug="true"&gt;</c>.</summary>
    public bool IsDebuggingEnabled => _isDebuggingEnabled ??= IsDevelopment();

    /// <summary>
    /// Whether the request is the opening handshake of a WebSocket (RFC 6455 section 4.2.1) that can be accepted; stays
    /// <see langword="true"/> after it was. <see langword="false"/> without <c>app.UseAspNetWebSockets()</c>.
    /// </summary>
    public bool IsWebSocketRequest => _upgrade.IsWebSocketRequest;

    /// <summary>Whether <see cref="AcceptWebSocketRequest(Func{AspNetWebSocketContext, Task})"/> has succeeded for the request.</summary>
    public bool IsWebSocketRequestUpgrading => _upgrade.IsUpgrading;

    /// <summary>
    /// The sub-protocols that the client offers, in its order. Read-only; empty when it offers none or the header is
    /// malformed; <see langword="null"/> when the request is no WebSocket request.
    /// </summary>
    public IList<string>? WebSocketRequestedProtocols => _upgrade.RequestedProtocols;

    /// <summary>The sub-protocol given to <c>AcceptWebSocketRequest</c>; <see langword="null"/> before and without one.</summary>
    public string? WebSocketNegotiatedProtocol => _upgrade.NegotiatedProtocol;

    internal ILogger Logger => _logger ??= SystemWebLog.CreateLogger(Services);

    internal IServiceProvider Services =>
        _core?.RequestServices
        ?? throw new InvalidOperationException(
            "The services of the request are gone: it has become a WebSocket. Get what the handler needs before AcceptWebSocketRequest."
        );

    /// <inheritdoc cref="AcceptWebSocketRequest(Func{AspNetWebSocketContext, Task}, AspNetWebSocketOptions)"/>
    public void AcceptWebSocketRequest(Func<AspNetWebSocketContext, Task> userFunc) =>
        AcceptWebSocketRequest(userFunc, options: null);

    /// <summary>
    /// Records that the request becomes a WebSocket, sets the status to 101 and returns at once. When the rest of the
    /// pipeline has ended and the status still is 101, the protocol is switched and <paramref name="userFunc"/> runs on
    /// a synchronization context of its own, one piece at a time, with <see cref="Current"/> set.
    /// </summary>
    /// <param name="userFunc">The handler. The WebSocket ends with its task: one that is not closed by then ends without a close frame (1006 at the client) unless <c>AspNetWebSocketsOptions.Classic</c> says otherwise.</param>
    /// <param name="options">Same-origin check and sub-protocol; <see langword="null"/> for neither.</param>
    /// <exception cref="ArgumentNullException"><paramref name="userFunc"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The method was called before in this request, or <c>app.UseAspNetWebSockets()</c> is missing.</exception>
    /// <exception cref="HttpException">
    /// 400: the request is no WebSocket request. 403: a page of another origin asks and
    /// <see cref="AspNetWebSocketOptions.RequireSameOrigin"/> is set. 500: the header fields were sent.
    /// </exception>
    /// <exception cref="ArgumentException"><see cref="AspNetWebSocketOptions.SubProtocol"/> is not among those that the client offers (compared by ordinal).</exception>
    /// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcontext.acceptwebsocketrequest"/>.</remarks>
    public void AcceptWebSocketRequest(Func<AspNetWebSocketContext, Task> userFunc, AspNetWebSocketOptions? options) =>
        _upgrade.Accept(userFunc, options);

    /// <summary>
    /// Calls back when the request has been answered; for a WebSocket right before its handler starts.
    /// </summary>
    /// <param name="callback">Called once, from any thread.</param>
    /// <returns>To be unsubscribed from.</returns>
    public ISubscriptionToken AddOnRequestCompleted(Action<HttpContext> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return End.AddOnRequestCompleted(callback);
    }

    /// <summary>Disposes an object when the request has been answered; for a WebSocket after it has ended.</summary>
    /// <param name="target">The object.</param>
    /// <returns>To be unsubscribed from.</returns>
    public ISubscriptionToken DisposeOnPipelineCompleted(IDisposable target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return End.DisposeOnPipelineCompleted(target);
    }

    object? IServiceProvider.GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceType == typeof(HttpContext))
        {
            return this;
        }

        if (serviceType == typeof(HttpRequest))
        {
            return _request;
        }

        if (serviceType == typeof(HttpResponse))
        {
            return Response;
        }

        return serviceType == typeof(HttpApplication) ? _application : _core?.RequestServices.GetService(serviceType);
    }

    internal static TimeProvider Clock(CoreContext core) =>
        core.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;

    internal WebSocketUpgrade Upgrade => _upgrade;

    private RequestEnd End => _end ??= new RequestEnd(this, _core);

    /// <summary>The 101 was sent: keeps what the WebSocket needs and lets ASP.NET Core's objects go.</summary>
    internal void BecomeWebSocket()
    {
        _end?.BecomeWebSocket();
        _user = User;
        _isDebuggingEnabled ??= IsDevelopment();
        _logger = Logger;
        _upgrade.Detach();
        _request.Detach();
        _response.Detach();
        _items.Detach();
        _application?.Release();
        _application = null;
        _core = null;
    }

    /// <summary>The WebSocket has ended.</summary>
    internal void EndWebSocket() => _end?.DisposeTargets();

    private bool IsDevelopment() => _core?.RequestServices.GetService<IHostEnvironment>()?.IsDevelopment() ?? false;
}
