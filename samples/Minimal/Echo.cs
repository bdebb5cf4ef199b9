using System;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

public class Echo : IHttpHandler
{
    public bool IsReusable => true;

    public void ProcessRequest(HttpContext context) => context.AcceptWebSocketRequest(RunAsync);

    private static async Task RunAsync(AspNetWebSocketContext context)
    {
        var socket = context.WebSocket;
        var buffer = new byte[4096];
        var received = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
        while (received.MessageType != WebSocketMessageType.Close)
        {
            var message = new ArraySegment<byte>(buffer, 0, received.Count);
            await socket.SendAsync(message, received.MessageType, received.EndOfMessage, CancellationToken.None);
            received = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
    }
}
