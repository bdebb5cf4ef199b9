using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Says that it closes with CloseOutputAsync, and hears the client out before it leaves.</summary>
    public class DrainHandler : IHttpHandler
    {
        private static readonly StringBuilder Heard = new StringBuilder();

        public static string LastWords
        {
            get
            {
                lock (Heard)
                {
                    return Heard.ToString();
                }
            }
        }

        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            if (context.IsWebSocketRequest)
            {
                context.AcceptWebSocketRequest(CloseAndDrain);
                return;
            }

            context.Response.ContentType = "text/plain";
            context.Response.Write(LastWords);
        }

        private static async Task CloseAndDrain(AspNetWebSocketContext context)
        {
            WebSocket socket = context.WebSocket;
            await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, "closing time", CancellationToken.None);
            var buffer = new byte[1024];
            while (socket.State == WebSocketState.CloseSent)
            {
                WebSocketReceiveResult result = await socket.ReceiveAsync(
                    new ArraySegment<byte>(buffer),
                    CancellationToken.None
                );
                lock (Heard)
                {
                    if (result.MessageType == WebSocketMessageType.Close)
                    {
                        Heard.Append("[" + socket.CloseStatus + " " + socket.CloseStatusDescription + "]");
                    }
                    else
                    {
                        Heard.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
                    }
                }
            }
        }
    }
}
