using System.Web.Http.Controllers;
using Microsoft.AspNetCore.Http.Features;

namespace System.Web.Http;

/// <summary>Makes the message of a request that a controller is given.</summary>
internal static class RequestMessage
{
    /// <summary>
    /// The request as a message. It is made of System.Web's request, which outlives ASP.NET Core's when the request becomes
    /// a WebSocket, so that a handler may go on reading it.
    /// </summary>
    internal static HttpRequestMessage Create(HttpRequestContext requestContext)
    {
        HttpContext context = requestContext.HttpContext;
        HttpRequest request = context.Request;
        HttpRequestMessage message = new(new HttpMethod(request.HttpMethod), request.Url)
        {
            Content = context.Core?.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
                ? new StreamContent(request.InputStream)
                : new ByteArrayContent([]),
        };
        foreach (string? name in request.Headers.AllKeys)
        {
            if (name is not null && request.Headers.GetValues(name) is { } values)
            {
                _ =
                    message.Headers.TryAddWithoutValidation(name, values)
                    || message.Content.Headers.TryAddWithoutValidation(name, values);
            }
        }

        message.Options.Set(RequestKeys.HttpContext, new HttpContextWrapper(context));
        message.Options.Set(RequestKeys.RequestContext, requestContext);
        return message;
    }
}
