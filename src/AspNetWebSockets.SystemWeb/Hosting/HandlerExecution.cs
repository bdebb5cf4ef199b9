using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>Runs a handler: with the body read, within its session, to its end by return or by <see cref="HttpResponse.End"/>.</summary>
internal static class HandlerExecution
{
    internal static async Task RunAsync(HttpContext context, CoreContext core, IHttpHandler handler)
    {
        await ReadBodyAsync(core).ConfigureAwait(false);
        RequestExecution execution = context.Execution;
        execution.Handler = handler;
        bool entered = await execution.EnterSessionAsync(core, ended: null).ConfigureAwait(false);
        Thread.CurrentPrincipal = context.User;
        try
        {
            await ProcessAsync(handler, context).ConfigureAwait(false);
        }
        catch (ResponseEndedException)
        {
            // The handler has called Response.End: its regular end.
        }
        finally
        {
            if (entered)
            {
                execution.LeaveSession();
            }
        }
    }

    private static Task ProcessAsync(IHttpHandler handler, HttpContext context)
    {
        switch (handler)
        {
            case HttpTaskAsyncHandler taskHandler:
                return taskHandler.ProcessRequestAsync(context);
            case IHttpAsyncHandler asyncHandler:
                return Task.Factory.FromAsync(
                    asyncHandler.BeginProcessRequest,
                    asyncHandler.EndProcessRequest,
                    context,
                    state: null
                );
            default:
                handler.ProcessRequest(context);
                return Task.CompletedTask;
        }
    }

    /// <summary>A classic handler reads the body synchronously, which Kestrel does not allow on the connection: so it is read before.</summary>
    private static async Task ReadBodyAsync(CoreContext core)
    {
        if (core.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            return;
        }

        core.Request.EnableBuffering();
        if (core.Request.HasFormContentType)
        {
            await core.Request.ReadFormAsync(core.RequestAborted).ConfigureAwait(false);
        }

        await core.Request.Body.CopyToAsync(Stream.Null, core.RequestAborted).ConfigureAwait(false);
        core.Request.Body.Position = 0;
    }
}
