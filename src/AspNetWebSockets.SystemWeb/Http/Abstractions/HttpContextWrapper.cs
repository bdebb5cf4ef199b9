using System.Collections;
using System.Security.Principal;
using System.Web.Caching;
using System.Web.Profile;
using System.Web.SessionState;
using System.Web.WebSockets;

namespace System.Web;

/// <summary>An <see cref="HttpContext"/> as an <see cref="HttpContextBase"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcontextwrapper"/>.</remarks>
public class HttpContextWrapper : HttpContextBase
{
    private readonly HttpContext _httpContext;

    /// <summary>Wraps an object.</summary>
    /// <param name="httpContext">The object that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="httpContext"/> is <see langword="null"/>.</exception>
    public HttpContextWrapper(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        _httpContext = httpContext;
    }

    /// <inheritdoc/>
    public override Exception[]? AllErrors => _httpContext.AllErrors;

    /// <inheritdoc/>
    public override HttpApplicationStateBase Application => new HttpApplicationStateWrapper(_httpContext.Application);

    /// <inheritdoc/>
    public override HttpApplication? ApplicationInstance
    {
        get => _httpContext.ApplicationInstance;
        set => _httpContext.ApplicationInstance = value;
    }

    /// <inheritdoc/>
    public override Cache Cache => _httpContext.Cache;

    /// <inheritdoc/>
    public override IHttpHandler? CurrentHandler => _httpContext.CurrentHandler;

    /// <inheritdoc/>
    public override RequestNotification CurrentNotification => _httpContext.CurrentNotification;

    /// <inheritdoc/>
    public override Exception? Error => _httpContext.Error;

    /// <inheritdoc/>
    public override IHttpHandler? Handler
    {
        get => _httpContext.Handler;
        set => _httpContext.Handler = value;
    }

    /// <inheritdoc/>
    public override bool IsDebuggingEnabled => _httpContext.IsDebuggingEnabled;

    /// <inheritdoc/>
    public override bool IsPostNotification => _httpContext.IsPostNotification;

    /// <inheritdoc/>
    public override bool IsWebSocketRequest => _httpContext.IsWebSocketRequest;

    /// <inheritdoc/>
    public override bool IsWebSocketRequestUpgrading => _httpContext.IsWebSocketRequestUpgrading;

    /// <inheritdoc/>
    public override IDictionary Items => _httpContext.Items;

    /// <inheritdoc/>
    public override IHttpHandler? PreviousHandler => _httpContext.PreviousHandler;

    /// <inheritdoc/>
    public override ProfileBase Profile => _httpContext.Profile;

    /// <inheritdoc/>
    public override HttpRequestBase Request => new HttpRequestWrapper(_httpContext.Request);

    /// <inheritdoc/>
    public override HttpResponseBase Response => new HttpResponseWrapper(_httpContext.Response);

    /// <inheritdoc/>
    public override HttpServerUtilityBase Server => new HttpServerUtilityWrapper(_httpContext.Server);

    /// <inheritdoc/>
    public override HttpSessionStateBase? Session =>
        _httpContext.Session is { } value ? new HttpSessionStateWrapper(value) : null;

    /// <inheritdoc/>
    public override DateTime Timestamp => _httpContext.Timestamp;

    /// <inheritdoc/>
    public override IPrincipal? User
    {
        get => _httpContext.User;
        set => _httpContext.User = value;
    }

    /// <inheritdoc/>
    public override string? WebSocketNegotiatedProtocol => _httpContext.WebSocketNegotiatedProtocol;

    /// <inheritdoc/>
    public override IList<string>? WebSocketRequestedProtocols => _httpContext.WebSocketRequestedProtocols;

    /// <inheritdoc/>
    public override void AcceptWebSocketRequest(Func<AspNetWebSocketContext, Task> userFunc) =>
        _httpContext.AcceptWebSocketRequest(userFunc);

    /// <inheritdoc/>
    public override void AcceptWebSocketRequest(
        Func<AspNetWebSocketContext, Task> userFunc,
        AspNetWebSocketOptions? options
    ) => _httpContext.AcceptWebSocketRequest(userFunc, options);

    /// <inheritdoc/>
    public override void AddError(Exception errorInfo) => _httpContext.AddError(errorInfo);

    /// <inheritdoc/>
    public override void ClearError() => _httpContext.ClearError();

    /// <inheritdoc/>
    public override ISubscriptionToken DisposeOnPipelineCompleted(IDisposable target) =>
        _httpContext.DisposeOnPipelineCompleted(target);

    /// <inheritdoc/>
    public override void RemapHandler(IHttpHandler? handler) => _httpContext.RemapHandler(handler);

    /// <inheritdoc/>
    public override void SetSessionStateBehavior(SessionStateBehavior sessionStateBehavior) =>
        _httpContext.SetSessionStateBehavior(sessionStateBehavior);

    /// <inheritdoc/>
    public override ISubscriptionToken AddOnRequestCompleted(Action<HttpContextBase> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return _httpContext.AddOnRequestCompleted(_ => callback(this));
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType) => ((IServiceProvider)_httpContext).GetService(serviceType);
}
