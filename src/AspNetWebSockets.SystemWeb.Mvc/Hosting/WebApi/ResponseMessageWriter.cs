using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web.Http;

/// <summary>Sends a response message of Web API through ASP.NET Core.</summary>
internal static class ResponseMessageWriter
{
    internal static async Task WriteAsync(CoreContext core, HttpResponseMessage message)
    {
        using (message)
        {
            HttpContext context = core.AsSystemWeb();
            if (message.StatusCode == HttpStatusCode.SwitchingProtocols && !context.IsWebSocketRequestUpgrading)
            {
                context.Logger.SwitchedWithoutAccept(context.Request.Path);
                await RefuseAsync(core).ConfigureAwait(false);
                return;
            }

            core.Response.StatusCode = (int)message.StatusCode;
            if (message.ReasonPhrase is { } reason && core.Features.Get<IHttpResponseFeature>() is { } response)
            {
                response.ReasonPhrase = reason;
            }

            Copy(message.Headers, core.Response.Headers);
            if (HasBody(message.StatusCode))
            {
                if (message.Content is ObjectContent)
                {
                    // Formatters write synchronously, which Kestrel does not allow on the connection.
                    await message.Content.LoadIntoBufferAsync(core.RequestAborted).ConfigureAwait(false);
                }

                // Asking for the length makes the content know it, where it can.
                _ = message.Content.Headers.ContentLength;
                Copy(message.Content.Headers, core.Response.Headers);
                await message.Content.CopyToAsync(core.Response.Body, core.RequestAborted).ConfigureAwait(false);
            }
        }
    }

    private static bool HasBody(HttpStatusCode status) =>
        status >= HttpStatusCode.OK && status is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified);

    private static void Copy(HttpHeaders from, IHeaderDictionary to)
    {
        foreach ((string name, HeaderStringValues values) in from.NonValidated)
        {
            // How the body is framed is Kestrel's business.
            if (!string.Equals(name, "Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                to.Append(name, new StringValues([.. values]));
            }
        }
    }

    /// <summary>A 101 that nothing follows would leave the client waiting for frames.</summary>
    private static Task RefuseAsync(CoreContext core)
    {
        core.Response.StatusCode = StatusCodes.Status400BadRequest;
        core.Response.ContentType = "text/plain; charset=utf-8";
        return core.Response.WriteAsync(
            "The incoming request is not a WebSocket request.",
            Encoding.UTF8,
            core.RequestAborted
        );
    }
}
