using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>No await anywhere: the whole conversation blocks a thread.</summary>
    public class BlockingHandler : IHttpHandler
    {
        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            context.AcceptWebSocketRequest(
                delegate(AspNetWebSocketContext socketContext)
                {
                    Converse(socketContext.WebSocket);
                    return Task.FromResult<object>(null);
                }
            );
        }

        private static void Converse(WebSocket socket)
        {
            var buffer = new byte[1024];
            WebSocketReceiveResult result;
            while (
                (
                    result = socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None).Result
                ).MessageType != WebSocketMessageType.Close
            )
            {
                string text = Encoding.UTF8.GetString(buffer, 0, result.Count);
                byte[] answer = Encoding.UTF8.GetBytes(text.Length.ToString());
                socket
                    .SendAsync(new ArraySegment<byte>(answer), WebSocketMessageType.Text, true, CancellationToken.None)
                    .Wait();
            }

            socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "blocked all along", CancellationToken.None).Wait();
        }
    }
}
