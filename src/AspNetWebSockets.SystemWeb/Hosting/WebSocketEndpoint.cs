using System.Text;
using AspNetWebSockets;
using Microsoft.AspNetCore.Http;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web.WebSockets;

/// <summary>Accepts the WebSockets of a path for a function.</summary>
internal sealed class WebSocketEndpoint(Func<AspNetWebSocketContext, Task> handler, AspNetWebSocketOptions options)
{
    internal Task RunAsync(CoreContext core)
    {
        HttpContext context = core.AsSystemWeb();
        try
        {
            context.Upgrade.AcceptMapped(handler, options);
            return Task.CompletedTask;
        }
        catch (HttpException exception)
        {
            context.Logger.HandlerRefused(
                context.PathForLog,
                exception.GetHttpCode(),
                LogText.Reason(exception.Message)
            );
            core.Response.StatusCode = exception.GetHttpCode();
            core.Response.ContentType = "text/plain; charset=utf-8";
            return core.Response.WriteAsync(exception.Message, Encoding.UTF8, core.RequestAborted);
        }
    }
}
