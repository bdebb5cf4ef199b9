using System.Collections;
using System.Security.Principal;
using System.Web.Caching;
using System.Web.Profile;
using System.Web.SessionState;
using System.Web.WebSockets;

namespace System.Web;

/// <summary>What <see cref="HttpContext"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcontextbase"/>.</remarks>
public abstract class HttpContextBase : IServiceProvider
{
    /// <summary>For derived classes.</summary>
    protected HttpContextBase() { }

    /// <inheritdoc cref="HttpContext.AllErrors" path="/summary|/value"/>
    public virtual Exception[]? AllErrors => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.Application" path="/summary|/value"/>
    public virtual HttpApplicationStateBase Application => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.ApplicationInstance" path="/summary|/value"/>
    public virtual HttpApplication? ApplicationInstance
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpContext.Cache" path="/summary|/value"/>
    public virtual Cache Cache => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.CurrentHandler" path="/summary|/value"/>
    public virtual IHttpHandler? CurrentHandler => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.CurrentNotification" path="/summary|/value"/>
    public virtual RequestNotification CurrentNotification => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.Error" path="/summary|/value"/>
    public virtual Exception? Error => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.Handler" path="/summary|/value"/>
    public virtual IHttpHandler? Handler
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpContext.IsDebuggingEnabled" path="/summary|/value"/>
    public virtual bool IsDebuggingEnabled => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.IsPostNotification" path="/summary|/value"/>
    public virtual bool IsPostNotification => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.IsWebSocketRequest" path="/summary|/value"/>
    public virtual bool IsWebSocketRequest => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.IsWebSocketRequestUpgrading" path="/summary|/value"/>
    public virtual bool IsWebSocketRequestUpgrading => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.Items" path="/summary|/value"/>
    public virtual IDictionary Items => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.PreviousHandler" path="/summary|/value"/>
    public virtual IHttpHandler? PreviousHandler => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.Profile" path="/summary|/value"/>
    public virtual ProfileBase Profile => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.Request" path="/summary|/value"/>
    public virtual HttpRequestBase Request => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.Response" path="/summary|/value"/>
    public virtual HttpResponseBase Response => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.Server" path="/summary|/value"/>
    public virtual HttpServerUtilityBase Server => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.Session" path="/summary|/value"/>
    public virtual HttpSessionStateBase? Session => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.Timestamp" path="/summary|/value"/>
    public virtual DateTime Timestamp => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.User" path="/summary|/value"/>
    public virtual IPrincipal? User
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpContext.WebSocketNegotiatedProtocol" path="/summary|/value"/>
    public virtual string? WebSocketNegotiatedProtocol => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.WebSocketRequestedProtocols" path="/summary|/value"/>
    public virtual IList<string>? WebSocketRequestedProtocols => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.AcceptWebSocketRequest(Func{AspNetWebSocketContext, Task})" path="/summary|/param|/returns"/>
    public virtual void AcceptWebSocketRequest(Func<AspNetWebSocketContext, Task> userFunc) =>
        throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.AcceptWebSocketRequest(Func{AspNetWebSocketContext, Task}, AspNetWebSocketOptions)" path="/summary|/param|/returns"/>
    public virtual void AcceptWebSocketRequest(
        Func<AspNetWebSocketContext, Task> userFunc,
        AspNetWebSocketOptions? options
    ) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.AddError(Exception)" path="/summary|/param|/returns"/>
    public virtual void AddError(Exception errorInfo) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.ClearError()" path="/summary|/param|/returns"/>
    public virtual void ClearError() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.DisposeOnPipelineCompleted(IDisposable)" path="/summary|/param|/returns"/>
    public virtual ISubscriptionToken DisposeOnPipelineCompleted(IDisposable target) =>
        throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.RemapHandler(IHttpHandler)" path="/summary|/param|/returns"/>
    public virtual void RemapHandler(IHttpHandler? handler) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.SetSessionStateBehavior(SessionStateBehavior)" path="/summary|/param|/returns"/>
    public virtual void SetSessionStateBehavior(SessionStateBehavior sessionStateBehavior) =>
        throw new NotImplementedException();

    /// <inheritdoc cref="HttpContext.AddOnRequestCompleted(Action{HttpContext})" path="/summary|/param|/returns"/>
    public virtual ISubscriptionToken AddOnRequestCompleted(Action<HttpContextBase> callback) =>
        throw new NotImplementedException();

    /// <summary>A part of the request by its type, or a service of the application.</summary>
    /// <param name="serviceType">The type.</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    public virtual object? GetService(Type serviceType) => throw new NotImplementedException();
}
