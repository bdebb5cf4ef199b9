using System.Web.SessionState;

namespace System.Web;

/// <summary>What runs for the request.</summary>
public sealed partial class HttpContext
{
    /// <summary>
    /// The session. <see langword="null"/> for a handler without <see cref="IRequiresSessionState"/> or
    /// <see cref="IReadOnlySessionState"/>, before the event <see cref="HttpApplication.AcquireRequestState"/> and once the
    /// request has become a WebSocket; an object that was kept goes on to work there.
    /// </summary>
    /// <exception cref="InvalidOperationException">The handler takes part in sessions, but <c>builder.Services.AddSession()</c> and <c>app.UseSession()</c> were not called.</exception>
    public HttpSessionState? Session =>
        _progress is { KnownExecution.LacksSessions: true }
            ? throw new InvalidOperationException(
                "HttpContext.Session is not enabled. Call builder.Services.AddDistributedMemoryCache(), builder.Services.AddSession() and, before the modules and endpoints that use it, app.UseSession()."
            )
            : _progress?.KnownExecution?.Session?.State;

    /// <summary>The handler of the request; <see langword="null"/> while it is not chosen yet, for an endpoint that is none of ours and once the request has become a WebSocket.</summary>
    public IHttpHandler? Handler
    {
        get => _progress?.KnownExecution?.Handler;
        set => Executing("Handler").Handler = value;
    }

    /// <summary>The same as <see cref="Handler"/>: no handler runs another one here.</summary>
    public IHttpHandler? CurrentHandler => Handler;

    /// <summary>The handler that has handed the request on; <see langword="null"/>: none does here.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Performance",
        "CA1822",
        Justification = "The .NET Framework's member is not static."
    )]
    public IHttpHandler? PreviousHandler => null;

    /// <summary>The step that the request is in. In a handler <see cref="RequestNotification.ExecuteRequestHandler"/>.</summary>
    /// <exception cref="NotSupportedException">The request has become a WebSocket.</exception>
    public RequestNotification CurrentNotification => NotificationOf(Executing("CurrentNotification").Run?.Current);

    /// <summary>Whether the event being raised is the one after a step, such as <see cref="HttpApplication.PostAuthenticateRequest"/>.</summary>
    /// <exception cref="NotSupportedException">The request has become a WebSocket.</exception>
    public bool IsPostNotification =>
        Executing("IsPostNotification").Run?.Current
            is ApplicationEvent.PostAuthenticateRequest
                or ApplicationEvent.PostAuthorizeRequest
                or ApplicationEvent.PostResolveRequestCache
                or ApplicationEvent.PostMapRequestHandler
                or ApplicationEvent.PostAcquireRequestState
                or ApplicationEvent.PostRequestHandlerExecute
                or ApplicationEvent.PostReleaseRequestState
                or ApplicationEvent.PostUpdateRequestCache
                or ApplicationEvent.PostLogRequest;

    /// <summary>Lets another handler run than that of the endpoint. For modules and application events.</summary>
    /// <param name="handler">The handler; <see langword="null"/> for that of the endpoint.</param>
    /// <exception cref="InvalidOperationException">It is too late: the handler was chosen.</exception>
    /// <exception cref="NotSupportedException">The request has become a WebSocket.</exception>
    public void RemapHandler(IHttpHandler? handler)
    {
        RequestExecution execution = Executing("RemapHandler");
        if (execution.IsMapped)
        {
            throw new InvalidOperationException(
                "HttpContext.RemapHandler can be called only until the event HttpApplication.MapRequestHandler."
            );
        }

        execution.Handler = handler;
        execution.IsRemapped = handler is not null;
    }

    /// <summary>Sets how the request takes part in its session, whatever its handler is marked as. For modules and application events.</summary>
    /// <param name="sessionStateBehavior">How.</param>
    /// <exception cref="InvalidOperationException">It is too late: the session was acquired.</exception>
    /// <exception cref="NotSupportedException">The request has become a WebSocket.</exception>
    public void SetSessionStateBehavior(SessionStateBehavior sessionStateBehavior)
    {
        RequestExecution execution = Executing("SetSessionStateBehavior");
        if (execution.IsPastSession)
        {
            throw new InvalidOperationException(
                "HttpContext.SetSessionStateBehavior can be called only before the event HttpApplication.AcquireRequestState."
            );
        }

        execution.SessionBehavior = sessionStateBehavior;
    }

    /// <summary>What runs for the request.</summary>
    internal RequestExecution Execution => Executing("Execution");

    /// <summary>The events of an application begin.</summary>
    internal void Begin(HttpApplication application, ApplicationRun run)
    {
        ApplicationInstance = application;
        Execution.Run = run;
    }

    private static RequestNotification NotificationOf(ApplicationEvent? current) =>
        current switch
        {
            null or ApplicationEvent.PostRequestHandlerExecute => RequestNotification.ExecuteRequestHandler,
            ApplicationEvent.BeginRequest => RequestNotification.BeginRequest,
            <= ApplicationEvent.PostAuthenticateRequest => RequestNotification.AuthenticateRequest,
            <= ApplicationEvent.PostAuthorizeRequest => RequestNotification.AuthorizeRequest,
            <= ApplicationEvent.PostResolveRequestCache => RequestNotification.ResolveRequestCache,
            <= ApplicationEvent.PostMapRequestHandler => RequestNotification.MapRequestHandler,
            <= ApplicationEvent.PostAcquireRequestState => RequestNotification.AcquireRequestState,
            ApplicationEvent.PreRequestHandlerExecute => RequestNotification.PreExecuteRequestHandler,
            <= ApplicationEvent.PostReleaseRequestState => RequestNotification.ReleaseRequestState,
            <= ApplicationEvent.PostUpdateRequestCache => RequestNotification.UpdateRequestCache,
            <= ApplicationEvent.PostLogRequest => RequestNotification.LogRequest,
            ApplicationEvent.EndRequest or ApplicationEvent.Error => RequestNotification.EndRequest,
            _ => RequestNotification.SendResponse,
        };

    private RequestExecution Executing(string member) =>
        _progress?.Execution
        ?? throw new NotSupportedException(
            $"HttpContext.{member} is not supported once the request has become a WebSocket."
        );
}
