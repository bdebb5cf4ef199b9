using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.SessionState;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>
    /// Session state is there before the handshake and not after it: what the WebSocket needs of it is taken along.
    /// </summary>
    public class SessionHandler : IHttpHandler, IRequiresSessionState
    {
        public bool IsReusable
        {
            get { return false; }
        }

        public void ProcessRequest(HttpContext context)
        {
            if (!context.IsWebSocketRequest)
            {
                context.Session["name"] = context.Request.QueryString["name"];
                context.Response.Write("Welcome, " + context.Session["name"]);
                return;
            }

            var name = (string)context.Session["name"];
            bool isNew = context.Session.IsNewSession;
            context.AcceptWebSocketRequest(socketContext => Greet(socketContext, name, isNew));
        }

        private static async Task Greet(AspNetWebSocketContext context, string name, bool isNew)
        {
            string line = (name ?? "stranger") + (isNew ? ", new" : ", known");
            if (HttpContext.Current.Session == null)
            {
                line += ", no session here";
            }

            await context.WebSocket.SendAsync(
                new ArraySegment<byte>(Encoding.UTF8.GetBytes(line)),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
            await context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }
    }
}
