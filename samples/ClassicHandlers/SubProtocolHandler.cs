using System;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace ClassicHandlers
{
    /// <summary>Speaks <c>chat.v2</c>, else <c>chat.v1</c>, to pages of its own origin; anything else is refused.</summary>
    public class SubProtocolHandler : IHttpHandler
    {
        private static readonly string[] Known = { "chat.v2", "chat.v1" };

        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            ProcessRequest(new HttpContextWrapper(context));
        }

        private static void ProcessRequest(HttpContextBase context)
        {
            if (!context.IsWebSocketRequest)
            {
                context.Response.StatusCode = 400;
                return;
            }

            string protocol = Known.FirstOrDefault(context.WebSocketRequestedProtocols.Contains);
            if (protocol == null)
            {
                context.Response.StatusCode = 400;
                context.Response.Write("Offer chat.v1 or chat.v2.");
                return;
            }

            context.AcceptWebSocketRequest(
                Greet,
                new AspNetWebSocketOptions { SubProtocol = protocol, RequireSameOrigin = true }
            );
        }

        private static async Task Greet(AspNetWebSocketContext context)
        {
            WebSocket socket = context.WebSocket;
            string line = socket.SubProtocol + " of " + string.Join(", ", context.SecWebSocketProtocols);
            await socket.SendAsync(
                new ArraySegment<byte>(Encoding.UTF8.GetBytes(line)),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "greeted", CancellationToken.None);
        }
    }
}
