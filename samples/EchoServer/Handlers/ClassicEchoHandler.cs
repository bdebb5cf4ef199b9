using System.Net.WebSockets;
using System.Web;
using System.Web.WebSockets;

namespace EchoServer.Handlers;

/// <summary><c>/classic</c>: the echo as an ASP.NET 4.x handler has it, with <c>AcceptWebSocketRequest</c> and array segments.</summary>
public sealed class ClassicEchoHandler : IHttpHandler
{
    /// <inheritdoc/>
    public bool IsReusable => true;

    /// <inheritdoc/>
    public void ProcessRequest(HttpContext context)
    {
        if (context.IsWebSocketRequest)
        {
            context.AcceptWebSocketRequest(EchoAsync);
        }
        else
        {
            context.Response.StatusCode = 400;
            context.Response.Write("Connect with a WebSocket.");
        }
    }

    private static async Task EchoAsync(AspNetWebSocketContext context)
    {
        WebSocket socket = context.WebSocket;
        var buffer = new ArraySegment<byte>(new byte[4096]);
        while (socket.State == WebSocketState.Open)
        {
            WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (result.MessageType != WebSocketMessageType.Close)
            {
                await socket.SendAsync(
                    buffer[..result.Count],
                    result.MessageType,
                    result.EndOfMessage,
                    CancellationToken.None
                );
            }
        }

        await ClosingHandshake.AnswerAsync(socket);
    }
}
