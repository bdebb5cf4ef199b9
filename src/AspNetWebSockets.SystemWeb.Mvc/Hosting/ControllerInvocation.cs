using System.Web.Http;
using Microsoft.AspNetCore.Http;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>ASP.NET Core MVC as a handler of System.Web, so that an action has all that a handler has: <see cref="HttpContext.Current"/> first.</summary>
internal sealed class ControllerInvocation(RequestDelegate mvc) : HttpTaskAsyncHandler
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
    }
}
