using Microsoft.AspNetCore.Http;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>One request on its way through the events of an application, with the rest of ASP.NET Core's pipeline as its handler.</summary>
internal sealed class ApplicationRun(
    ApplicationDefinition definition,
    HttpApplication application,
    HttpContext context,
    CoreContext core
)
{
    private static readonly ApplicationEvent[] ToMapping =
    [
        ApplicationEvent.BeginRequest,
        ApplicationEvent.AuthenticateRequest,
        ApplicationEvent.PostAuthenticateRequest,
        ApplicationEvent.AuthorizeRequest,
        ApplicationEvent.PostAuthorizeRequest,
        ApplicationEvent.ResolveRequestCache,
        ApplicationEvent.PostResolveRequestCache,
        ApplicationEvent.MapRequestHandler,
    ];

    private static readonly ApplicationEvent[] ToHandler =
    [
        ApplicationEvent.AcquireRequestState,
        ApplicationEvent.PostAcquireRequestState,
        ApplicationEvent.PreRequestHandlerExecute,
    ];

    private static readonly ApplicationEvent[] AfterHandler =
    [
        ApplicationEvent.PostRequestHandlerExecute,
        ApplicationEvent.ReleaseRequestState,
    ];

    private static readonly ApplicationEvent[] AfterSession =
    [
        ApplicationEvent.PostReleaseRequestState,
        ApplicationEvent.UpdateRequestCache,
        ApplicationEvent.PostUpdateRequestCache,
    ];

    private static readonly ApplicationEvent[] AtTheEnd =
    [
        ApplicationEvent.LogRequest,
        ApplicationEvent.PostLogRequest,
        ApplicationEvent.EndRequest,
    ];

    private bool _isComplete;

    /// <summary>The event that is being raised; <see langword="null"/> while the handler runs.</summary>
    internal ApplicationEvent? Current { get; private set; }

    /// <summary>Whether the steps that are left are skipped but for the last.</summary>
    private bool IsOver => _isComplete || context.Response.IsEnded || context.Error is not null;

    /// <summary>Skips the steps that are left but for the last.</summary>
    internal void Complete() => _isComplete = true;

    /// <summary>Runs the request. What fails is in <see cref="HttpContext.Error"/> afterwards, unless the application has cleared it.</summary>
    /// <param name="next">The rest of the pipeline.</param>
    internal async Task RunAsync(RequestDelegate next)
    {
        await RaiseAsync(ToMapping).ConfigureAwait(false);
        await TryAsync(MapHandler).ConfigureAwait(false);
        await RaiseAsync([ApplicationEvent.PostMapRequestHandler]).ConfigureAwait(false);
        await TryAsync(EnterSessionAsync).ConfigureAwait(false);
        try
        {
            await RaiseAsync(ToHandler).ConfigureAwait(false);
            Current = null;
            await TryAsync(() => ExecuteAsync(next)).ConfigureAwait(false);
            await RaiseAsync(AfterHandler).ConfigureAwait(false);
            await RaiseErrorAsync().ConfigureAwait(false);
        }
        finally
        {
            context.Execution.LeaveSession();
        }

        await RaiseAsync(AfterSession).ConfigureAwait(false);
        await RaiseAsync(AtTheEnd, also: true).ConfigureAwait(false);
    }

    /// <summary>Raises an event about the sending of the answer.</summary>
    internal Task RaiseAsync(ApplicationEvent at) => RaiseAsync([at], also: true);

    private Task MapHandler()
    {
        context.Execution.Map(core);
        return Task.CompletedTask;
    }

    private async Task EnterSessionAsync()
    {
        await context.Execution.EnterSessionAsync(core, definition.SessionEnded).ConfigureAwait(false);
        if (context.Execution.Session is { State.IsNewSession: true } session && definition.HasSessionStart)
        {
            session.Keep();
            Current = ApplicationEvent.AcquireRequestState;
            definition.StartSession(application);
        }
    }

    private Task ExecuteAsync(RequestDelegate next) =>
        context.Execution is { IsRemapped: true, Handler: { } handler }
            ? HandlerExecution.RunAsync(context, core, handler)
            : next(core);

    private async Task RaiseErrorAsync()
    {
        if (context.Error is not null)
        {
            await RaiseAsync([ApplicationEvent.Error], also: true).ConfigureAwait(false);
            _isComplete = true;
        }
    }

    /// <summary>Raises events one after another.</summary>
    /// <param name="events">The events.</param>
    /// <param name="also">Whether they are raised also when the request is over.</param>
    private async Task RaiseAsync(ApplicationEvent[] events, bool also = false)
    {
        foreach (ApplicationEvent at in events)
        {
            Current = at;
            foreach (ApplicationStep step in application.Steps.At(at))
            {
                await TryAsync(() => step.RunAsync(application), also).ConfigureAwait(false);
            }
        }
    }

    private async Task TryAsync(Func<Task> step, bool also = false)
    {
        if (IsOver && !also)
        {
            return;
        }

        try
        {
            await step().ConfigureAwait(false);
        }
        catch (ResponseEndedException)
        {
            // Response.End: the regular way out of a step.
            _isComplete = true;
        }
#pragma warning disable CA1031 // The application is asked about the failure; what it does not clear is thrown at the end.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            context.AddError(exception);
        }
    }
}
