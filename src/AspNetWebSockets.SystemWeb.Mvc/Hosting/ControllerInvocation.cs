using System.Text;
using System.Web.Http;
using System.Web.Mvc;
using Microsoft.AspNetCore.Http;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>ASP.NET Core MVC as a handler of System.Web, so that an action has all that a handler has: <see cref="HttpContext.Current"/> first.</summary>
internal class ControllerInvocation(RequestDelegate mvc) : HttpTaskAsyncHandler
{
    public override async Task ProcessRequestAsync(HttpContext context)
    {
        CoreContext core = context.Core!;
        try
        {
            await mvc(core).ConfigureAwait(false);
        }
        catch (HttpResponseException exception) when (!core.Response.HasStarted)
        {
            await ResponseMessageWriter.WriteAsync(core, exception.Response).ConfigureAwait(false);
        }
        finally
        {
            core.Features.Get<ControllerContext>()?.Invocation!.End();
        }

        if (
            core.Response is { StatusCode: StatusCodes.Status101SwitchingProtocols, HasStarted: false }
            && !context.IsWebSocketRequestUpgrading
        )
        {
            context.Logger.SwitchedWithoutAccept(context.PathForLog);
            await RefuseAsync(core).ConfigureAwait(false);
        }
    }

    /// <summary>A 101 that nothing follows would leave the client waiting for frames.</summary>
    private static Task RefuseAsync(CoreContext core)
    {
        core.Response.Clear();
        core.Response.StatusCode = StatusCodes.Status400BadRequest;
        core.Response.ContentType = "text/plain; charset=utf-8";
        return core.Response.WriteAsync(
            "The incoming request is not a WebSocket request.",
            Encoding.UTF8,
            core.RequestAborted
        );
    }
}
