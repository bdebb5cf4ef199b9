using System.Text;
using AspNetWebSockets;
using Microsoft.AspNetCore.Http;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>The answer for an <see cref="HttpException"/> that nobody has dealt with: its status, and its message as plain text.</summary>
internal static class HttpExceptionAnswer
{
    internal static Task SendAsync(HttpContext context, CoreContext core, HttpException exception)
    {
        int status = exception.GetHttpCode();
        if (status >= StatusCodes.Status500InternalServerError)
        {
            context.Logger.HandlerFailedWithStatus(exception, context.PathForLog, status);
        }
        else
        {
            context.Logger.HandlerRefused(context.PathForLog, status, LogText.Reason(exception.Message));
        }

        context.Response.DropBuffered();
        core.Response.Clear();
        core.Response.StatusCode = status;
        core.Response.ContentType = "text/plain; charset=utf-8";
        return core.Response.WriteAsync(exception.Message, Encoding.UTF8, core.RequestAborted);
    }
}
