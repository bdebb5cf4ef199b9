using System.Net.WebSockets;
using System.Text.Json;
using System.Web;
using System.Web.WebSockets;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>A classic handler that tells the client what it sees of the request.</summary>
public sealed class InspectingHandler : IHttpHandler
{
    /// <inheritdoc/>
    public bool IsReusable => true;

    /// <inheritdoc/>
    public void ProcessRequest(HttpContext context)
    {
        bool isWebSocketRequest = context.IsWebSocketRequest;
        string method = context.Request.HttpMethod;
        int status = 0;
        context.AcceptWebSocketRequest(accepted =>
            accepted.WebSocket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        Method = method,
                        MethodLater = context.Request.HttpMethod,
                        IsWebSocketRequest = isWebSocketRequest,
                        StatusAfterAccept = status,
                        accepted.SecWebSocketKey,
                        accepted.SecWebSocketVersion,
                        accepted.RawUrl,
                        accepted.IsSecureConnection,
                        Url = accepted.RequestUri.AbsoluteUri,
                    },
                    JsonSerializerOptions.Web
                ),
                WebSocketMessageType.Text,
                endOfMessage: true,
                CancellationToken.None
            )
        );
        status = context.Response.StatusCode;
    }
}
