using System.Web;
using System.Web.WebSockets;

namespace EchoServer.Handlers;

/// <summary><c>/subprotocol</c>: an echo that speaks <c>chat.v2</c>, else <c>chat.v1</c>, else no sub-protocol.</summary>
public sealed class SubProtocolHandler : IHttpHandler
{
    private const int BufferSize = 4096;
    private static readonly string[] Known = ["chat.v2", "chat.v1"];

    /// <inheritdoc/>
    public bool IsReusable => true;

    /// <inheritdoc/>
    public void ProcessRequest(HttpContext context)
    {
        if (!context.IsWebSocketRequest)
        {
            throw new HttpException(400, "Connect with a WebSocket.");
        }

        context.AcceptWebSocketRequest(
            accepted => EchoHandler.EchoAsync(accepted.WebSocket, new byte[BufferSize]),
            new AspNetWebSocketOptions
            {
                SubProtocol = Array.Find(Known, context.WebSocketRequestedProtocols!.Contains),
            }
        );
    }
}
