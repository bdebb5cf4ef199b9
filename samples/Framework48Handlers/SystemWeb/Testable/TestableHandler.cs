using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Written against the abstractions, so that it can be tested without a server; <see cref="TestableHandlerFacts"/> does.</summary>
    public class TestableHandler : IHttpHandler
    {
        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            ProcessRequest(new HttpContextWrapper(context));
        }

        public void ProcessRequest(HttpContextBase context)
        {
            if (!context.IsWebSocketRequest)
            {
                context.Response.StatusCode = 426;
                context.Response.AddHeader("Upgrade", "websocket");
                return;
            }

            context.AcceptWebSocketRequest(Reverse);
        }

        public static async Task Reverse(AspNetWebSocketContext context)
        {
            var buffer = new ArraySegment<byte>(new byte[1024]);
            WebSocketReceiveResult result = await context.WebSocket.ReceiveAsync(buffer, CancellationToken.None);
            char[] text = Encoding.UTF8.GetChars(buffer.Array, 0, result.Count);
            Array.Reverse(text);
            string line = context.UserAgent + ": " + new string(text);
            await context.WebSocket.SendAsync(
                new ArraySegment<byte>(Encoding.UTF8.GetBytes(line)),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
            await context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
    }
}
