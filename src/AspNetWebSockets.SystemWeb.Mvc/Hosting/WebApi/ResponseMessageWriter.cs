using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web.Http;

/// <summary>Sends a response message of Web API through ASP.NET Core.</summary>
internal static class ResponseMessageWriter
{
    // How the protocol is switched is the engine's business, though old code may say it again.
    private static readonly HashSet<string> OfTheServer = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection",
        "Upgrade",
        "Sec-WebSocket-Accept",
        "Sec-WebSocket-Protocol",
    };

    internal static async Task WriteAsync(CoreContext core, HttpResponseMessage message)
    {
        using (message)
        {
            core.Response.StatusCode = (int)message.StatusCode;
            if (message.ReasonPhrase is { } reason && core.Features.Get<IHttpResponseFeature>() is { } response)
            {
                response.ReasonPhrase = reason;
            }

            bool switches = message.StatusCode == HttpStatusCode.SwitchingProtocols;
            Copy(message.Headers.NonValidated.Where(field => !switches || !OfTheServer.Contains(field.Key)), core);
            if (HasBody(message.StatusCode))
            {
                await WriteBodyAsync(core, message.Content).ConfigureAwait(false);
            }
        }
    }

    private static async Task WriteBodyAsync(CoreContext core, HttpContent content)
    {
        if (content is ObjectContent)
        {
            // Formatters write synchronously, which Kestrel does not allow on the connection.
            await content.LoadIntoBufferAsync(core.RequestAborted).ConfigureAwait(false);
        }

        // Asking for the length makes the content know it, where it can.
        _ = content.Headers.ContentLength;
        Copy(content.Headers.NonValidated, core);
        await content.CopyToAsync(core.Response.Body, core.RequestAborted).ConfigureAwait(false);
    }

    private static bool HasBody(HttpStatusCode status) =>
        status >= HttpStatusCode.OK && status is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified);

    private static void Copy(IEnumerable<KeyValuePair<string, HeaderStringValues>> fields, CoreContext core)
    {
        foreach ((string name, HeaderStringValues values) in fields)
        {
            // How the body is framed is Kestrel's business.
            if (!string.Equals(name, "Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                core.Response.Headers.Append(name, new StringValues([.. values]));
            }
        }
    }
}
