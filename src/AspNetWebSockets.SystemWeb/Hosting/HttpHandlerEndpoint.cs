using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>Runs a handler for a request of ASP.NET Core. Metadata of its endpoint, so that an application's events know the handler before it runs.</summary>
internal sealed class HttpHandlerEndpoint(Func<IServiceProvider, IHttpHandler> create)
{
    internal Func<IServiceProvider, IHttpHandler> Create => create;

    internal Task RunAsync(CoreContext core)
    {
        HttpContext context = core.AsSystemWeb();

        // Within an application's events the answer waits for the last of them.
        return context.Execution.Run is null
            ? RunAloneAsync(context, core)
            : HandlerExecution.RunAsync(context, core, HandlerOf(context, core));
    }

    private async Task RunAloneAsync(HttpContext context, CoreContext core)
    {
        context.Response.StartBuffering();

        // Both the context and the principal flow into the handler and are gone for the caller when this method returns.
        // Code that the handler has left behind loses the context when the slot is emptied.
        CurrentHttpContext.Slot slot = CurrentHttpContext.Enter(context);
        try
        {
            await HandlerExecution.RunAsync(context, core, HandlerOf(context, core)).ConfigureAwait(false);
            await context.Response.SendBufferedAsync().ConfigureAwait(false);
        }
        catch (HttpException exception) when (!core.Response.HasStarted)
        {
            await HttpExceptionAnswer.SendAsync(context, core, exception).ConfigureAwait(false);
        }
        finally
        {
            slot.Context = null;
        }
    }

    private IHttpHandler HandlerOf(HttpContext context, CoreContext core) =>
        context.Execution.Handler ?? create(core.RequestServices);
}
