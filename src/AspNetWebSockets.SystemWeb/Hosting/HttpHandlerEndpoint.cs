using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>Runs a handler for a request of ASP.NET Core.</summary>
internal sealed class HttpHandlerEndpoint(Func<IServiceProvider, IHttpHandler> create)
{
    internal async Task RunAsync(CoreContext core)
    {
        HttpContext context = core.AsSystemWeb();
        context.Response.StartBuffering();
        await ReadBodyAsync(core).ConfigureAwait(false);

        // Both flow into the handler and are gone for the caller when this method returns. Code that the handler has
        // left behind loses the context when the slot is emptied.
        CurrentHttpContext.Slot slot = CurrentHttpContext.Enter(context);
        Thread.CurrentPrincipal = context.User;
        try
        {
            await ProcessToEndAsync(create(core.RequestServices), context).ConfigureAwait(false);
            await context.Response.SendBufferedAsync().ConfigureAwait(false);
        }
        catch (HttpException exception) when (!core.Response.HasStarted)
        {
            await AnswerAsync(context, core, exception).ConfigureAwait(false);
        }
        finally
        {
            slot.Context = null;
        }
    }

    private static async Task ProcessToEndAsync(IHttpHandler handler, HttpContext context)
    {
        try
        {
            await ProcessAsync(handler, context).ConfigureAwait(false);
        }
        catch (ResponseEndedException)
        {
            // The handler has called Response.End: its regular end.
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

    private static Task AnswerAsync(HttpContext context, CoreContext core, HttpException exception)
    {
        int status = exception.GetHttpCode();
        if (status >= StatusCodes.Status500InternalServerError)
        {
            context.Logger.HandlerFailedWithStatus(exception, context.Request.Path, status);
        }
        else
        {
            context.Logger.HandlerRefused(context.Request.Path, status, exception.Message);
        }

        context.Response.DropBuffered();
        core.Response.Clear();
        core.Response.StatusCode = status;
        core.Response.ContentType = "text/plain; charset=utf-8";
        return core.Response.WriteAsync(exception.Message, Encoding.UTF8, core.RequestAborted);
    }
}
