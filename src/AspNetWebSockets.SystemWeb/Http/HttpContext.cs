using System.Collections;
using System.Security.Claims;
using System.Security.Principal;
using System.Web.WebSockets;
using AspNetWebSockets;
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
public sealed partial class HttpContext : IServiceProvider
{
    // Stands for the anonymous user of a request that became a WebSocket before anybody asked for the user.
    private static readonly AnonymousPrincipal NotMade = new();

    private RequestInProgress? _progress;
    private RequestSource _source;
    private HttpRequest? _request;
    private RequestExtras? _extras;
    private IPrincipal? _user;
    private HandlerRun? _run;

    internal HttpContext(CoreContext core)
    {
        _progress = new RequestInProgress(this, core);
        _source = new LiveRequestSource(core);
        DateTime now = ApplicationEnvironment.Clock(core.RequestServices).GetLocalNow().DateTime;
        Timestamp = DateTime.SpecifyKind(now, DateTimeKind.Local);
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
    public HttpRequest Request =>
        _request ?? Interlocked.CompareExchange(ref _request, new HttpRequest(this), null) ?? _request;

    /// <summary>The response.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket: "Response is not available in this context."</exception>
    public HttpResponse Response =>
        _progress?.Response ?? throw new HttpException("Response is not available in this context.");

    /// <summary>Paths of the application's files, and encoding; also after the request has become a WebSocket.</summary>
    public HttpServerUtility Server => Extras.Server ??= new HttpServerUtility(this);

    /// <summary>
    /// Data of the request for the code that takes part in it; a missing key gives <see langword="null"/>. The same
    /// entries as in ASP.NET Core's <c>HttpContext.Items</c> until the request becomes a WebSocket; kept from then on.
    /// </summary>
    public IDictionary Items => _extras?.Items ?? MakeItems();

    /// <summary>
    /// The user. ASP.NET Core's user is the same; a principal that is no <see cref="ClaimsPrincipal"/> is wrapped for it.
    /// </summary>
    public IPrincipal? User
    {
        get
        {
            if (_progress is { } progress)
            {
                return ReferenceEquals(progress.User, progress.AssignedUser) ? _user : progress.User;
            }

            if (ReferenceEquals(_user, NotMade))
            {
                _ = Interlocked.CompareExchange(ref _user, new AnonymousPrincipal(), NotMade);
            }

            return _user;
        }
        set
        {
            _user = value;
            if (_progress is { } progress)
            {
                progress.AssignedUser = value switch
                {
                    null => new ClaimsPrincipal(new ClaimsIdentity()),
                    ClaimsPrincipal claims => claims,
                    _ => new ClaimsPrincipal(value),
                };
                progress.Core.User = progress.AssignedUser;
            }

            Thread.CurrentPrincipal = value;
        }
    }

    /// <summary>The application of the request; <see langword="null"/> once the request has become a WebSocket.</summary>
    public HttpApplication? ApplicationInstance
    {
        get => _progress?.Application;
        set
        {
            if (_progress is not null)
            {
                _progress.Application = value;
            }
        }
    }

    /// <summary>When the request was first seen by this library. Local time.</summary>
    public DateTime Timestamp { get; }

    /// <summary>Whether the host runs in the environment <c>Development</c>; stands for <c>&lt;compilation debug="true"&gt;</c>.</summary>
    public bool IsDebuggingEnabled => Environment.IsDevelopment;

    /// <summary>
    /// Whether the request is the opening handshake of a WebSocket (RFC 6455 section 4.2.1) that can be accepted; stays
    /// <see langword="true"/> after it was. <see langword="false"/> without <c>app.UseAspNetWebSockets()</c>.
    /// </summary>
    public bool IsWebSocketRequest => _progress is null || _progress.Upgrade.IsWebSocketRequest;

    /// <summary>Whether <see cref="AcceptWebSocketRequest(Func{AspNetWebSocketContext, Task})"/> has succeeded for the request.</summary>
    public bool IsWebSocketRequestUpgrading => _progress is null || _progress.Upgrade.IsUpgrading;

    /// <summary>
    /// The sub-protocols that the client offers, in its order. Read-only; empty when it offers none or the header is
    /// malformed; <see langword="null"/> when the request is no WebSocket request.
    /// </summary>
    public IList<string>? WebSocketRequestedProtocols =>
        _progress is null
            ? Extras.RequestedProtocols ??= WebSocketUpgrade.ReadRequestedProtocols(this)
            : _progress.Upgrade.RequestedProtocols;

    /// <summary>The sub-protocol given to <c>AcceptWebSocketRequest</c>; <see langword="null"/> before and without one.</summary>
    public string? WebSocketNegotiatedProtocol =>
        _progress is null ? _run?.NegotiatedProtocol : _progress.Upgrade.NegotiatedProtocol;

    internal ILogger Logger => Environment.Logger;

    /// <summary>The path of the request as it may stand in a log: a client has chosen it.</summary>
    internal string PathForLog => LogText.Of(Request.Path);

    internal IServiceProvider Services =>
        Core?.RequestServices
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
    /// <exception cref="PlatformNotSupportedException"><c>AspNetWebSocketsOptions.Enabled</c>, which stands for <c>&lt;webSocket enabled&gt;</c> in web.config, is <see langword="false"/>.</exception>
    /// <exception cref="ArgumentException"><see cref="AspNetWebSocketOptions.SubProtocol"/> is not among those that the client offers (compared by ordinal).</exception>
    /// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcontext.acceptwebsocketrequest"/>.</remarks>
    public void AcceptWebSocketRequest(Func<AspNetWebSocketContext, Task> userFunc, AspNetWebSocketOptions? options) =>
        Upgrade.Accept(userFunc, options);

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
            return Request;
        }

        if (serviceType == typeof(HttpResponse))
        {
            return Response;
        }

        return serviceType == typeof(HttpApplication)
            ? ApplicationInstance
            : Core?.RequestServices.GetService(serviceType);
    }

    /// <summary>Where the files of the application are; <see langword="null"/> when its services have no host.</summary>
    internal string? ContentRootPath => Environment.ContentRootPath;

    /// <summary>The request of ASP.NET Core; <see langword="null"/> once it has become a WebSocket.</summary>
    internal CoreContext? Core => _progress?.Core;

    /// <summary>What there is to know about the request, without the objects that System.Web shows it by.</summary>
    internal RequestSource Source => _source;

    /// <summary>How far the request is on its way to a WebSocket.</summary>
    /// <exception cref="InvalidOperationException">The request has become a WebSocket: it was accepted before.</exception>
    internal WebSocketUpgrade Upgrade => _progress?.Upgrade ?? throw WebSocketUpgrade.AcceptedBefore();

    /// <summary>What the WebSocket that the request has become has of its application; <see langword="null"/> before.</summary>
    internal HandlerSettings? HandlerSettings => _run?.Settings;

    private ApplicationEnvironment Environment => _run?.Settings.Environment ?? ApplicationEnvironment.Of(Services);

    private RequestExtras Extras =>
        _extras ?? Interlocked.CompareExchange(ref _extras, new RequestExtras(), null) ?? _extras;

    private RequestEnd End
    {
        get
        {
            if (Extras.End is not { } end)
            {
                end = new RequestEnd(this, Core);
                Extras.End = end;
                if (_run is not null)
                {
                    _run.RequestEnd = end;
                }
            }

            return end;
        }
    }

    private void KeepItems(IDictionary<object, object?> shared)
    {
        if (_extras?.Items is not null || shared.Count > 0)
        {
            Extras.KeepItems(new RequestItems(shared)).Detach();
        }
    }

    private RequestItems MakeItems() =>
        Extras.KeepItems(new RequestItems(Core?.Items ?? new Dictionary<object, object?>()));
}
