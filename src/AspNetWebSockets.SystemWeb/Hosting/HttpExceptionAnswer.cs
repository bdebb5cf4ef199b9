using System.Text;
using AspNetWebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>
/// The answer for an <see cref="HttpException"/> that nobody has dealt with, as plain text: its status, and its message if
/// the request is to blame. What went wrong in the server is said in the log alone.
/// </summary>
internal static class HttpExceptionAnswer
{
    internal static Task SendAsync(HttpContext context, CoreContext core, HttpException exception)
    {
        int status = exception.GetHttpCode();
        string text = exception.Message;
        if (status >= StatusCodes.Status500InternalServerError)
        {
            text = ReasonPhrases.GetReasonPhrase(status);
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
        return core.Response.WriteAsync(text, Encoding.UTF8, core.RequestAborted);
    }
}
