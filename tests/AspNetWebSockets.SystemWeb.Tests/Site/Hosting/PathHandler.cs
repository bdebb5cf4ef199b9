using System.Net.WebSockets;
using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.Site.Hosting;

/// <summary>A handler of a site: says what it was asked for, and by WebSocket says it again.</summary>
public class PathHandler : IHttpHandler
{
    public bool IsReusable => false;

    public void ProcessRequest(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string text = $"{GetType().Name}|{context.Request.FilePath}|{context.Request.PathInfo}";
        if (!context.IsWebSocketRequest)
        {
            context.Response.Write(text);
            return;
        }

        context.AcceptWebSocketRequest(socket =>
            socket.WebSocket.SendAsync(
                System.Text.Encoding.UTF8.GetBytes(text),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            )
        );
    }
}
