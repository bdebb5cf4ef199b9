using System;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace ClassicHandlers
{
    /// <summary>Sends every message back and answers the client's close with the client's own code and reason.</summary>
    public class EchoHandler : IHttpHandler
    {
        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            if (context.IsWebSocketRequest)
            {
                context.AcceptWebSocketRequest(Echo);
            }
            else
            {
                context.Response.StatusCode = 400;
                context.Response.ContentType = "text/plain";
                context.Response.Write("Connect with a WebSocket.");
            }
        }

        private static async Task Echo(AspNetWebSocketContext context)
        {
            WebSocket socket = context.WebSocket;
            var buffer = new ArraySegment<byte>(new byte[4096]);
            while (socket.State == WebSocketState.Open)
            {
                WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseAsync(
                        result.CloseStatus.Value,
                        result.CloseStatusDescription,
                        CancellationToken.None
                    );
                }
                else
                {
                    await socket.SendAsync(
                        new ArraySegment<byte>(buffer.Array, 0, result.Count),
                        result.MessageType,
                        result.EndOfMessage,
                        CancellationToken.None
                    );
                }
            }
        }
    }
}
