using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Http;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>The modules and application events as a middleware of ASP.NET Core.</summary>
internal sealed class ApplicationMiddleware(ApplicationDefinition definition, RequestDelegate next)
{
    internal async Task InvokeAsync(CoreContext core)
    {
        HttpContext context = core.AsSystemWeb();
        context.Response.StartBuffering();
        context.ClearError();
        CurrentHttpContext.Slot slot = CurrentHttpContext.Enter(context);
        HttpApplication application = definition.Rent(context);
        ApplicationRun run = new(definition, application, context, core);
        context.Begin(application, run);
        bool sends = TellAboutSending(core, context, application, run);
        try
        {
            await run.RunAsync(next).ConfigureAwait(false);
            await AnswerAsync(context, core).ConfigureAwait(false);
        }
        finally
        {
            slot.Context = null;
            if (!sends)
            {
                context.ApplicationInstance = null;
                definition.Return(application);
            }
        }
    }

    private static Task AnswerAsync(HttpContext context, CoreContext core)
    {
        switch (context.Error)
        {
            case null:
                return context.Response.SendBufferedAsync();
            case HttpException exception when !core.Response.HasStarted:
                return HttpExceptionAnswer.SendAsync(context, core, exception);
            case { } error:
                context.Response.DropBuffered();
                ExceptionDispatchInfo.Throw(error);
                return Task.CompletedTask;
        }
    }

    /// <summary>An application that wants to know about the sending of the answer stays with its request until then.</summary>
    private bool TellAboutSending(
        CoreContext core,
        HttpContext context,
        HttpApplication application,
        ApplicationRun run
    )
    {
        if (
            !application.Steps.Has(ApplicationEvent.PreSendRequestHeaders)
            && !application.Steps.Has(ApplicationEvent.PreSendRequestContent)
        )
        {
            return false;
        }

        core.Response.OnStarting(async () =>
        {
            CurrentHttpContext.Slot slot = CurrentHttpContext.Enter(context);
            await run.RaiseAsync(ApplicationEvent.PreSendRequestHeaders).ConfigureAwait(false);
            await run.RaiseAsync(ApplicationEvent.PreSendRequestContent).ConfigureAwait(false);
            slot.Context = null;
        });
        core.Response.OnCompleted(() =>
        {
            definition.Return(application);
            return Task.CompletedTask;
        });
        return true;
    }
}
