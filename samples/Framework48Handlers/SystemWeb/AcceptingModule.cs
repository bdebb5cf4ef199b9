using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>No handler at all: a module accepts WebSockets of one path and lets everything else pass.</summary>
    public class AcceptingModule : IHttpModule
    {
        public void Init(HttpApplication context)
        {
            context.PostAuthenticateRequest += OnPostAuthenticateRequest;
        }

        public void Dispose() { }

        private static void OnPostAuthenticateRequest(object sender, EventArgs e)
        {
            var application = (HttpApplication)sender;
            HttpContext context = application.Context;
            if (
                context.IsWebSocketRequest
                && context.Request.AppRelativeCurrentExecutionFilePath.StartsWith(
                    "~/module",
                    StringComparison.OrdinalIgnoreCase
                )
            )
            {
                context.Items["accepted by"] = typeof(AcceptingModule).Name;
                context.AcceptWebSocketRequest(Answer);
                application.CompleteRequest();
            }
        }

        private static async Task Answer(AspNetWebSocketContext context)
        {
            var text = Encoding.UTF8.GetBytes(context.Path + " by " + context.Items["accepted by"]);
            await context.WebSocket.SendAsync(
                new ArraySegment<byte>(text),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
            await context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }
    }
}
