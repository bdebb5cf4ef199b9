using System;
using System.Collections.Specialized;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Reaches for HttpContext.Current after every await, as code deep in a business layer did.</summary>
    public class CurrentContextHandler : IHttpHandler
    {
        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            HttpContext.Current.Items["caller"] = HttpContext.Current.Request.Headers["X-Caller"];
            HttpContext.Current.AcceptWebSocketRequest(Converse);
        }

        private static async Task Converse(AspNetWebSocketContext context)
        {
            await Say(context, Audit.Line("begin"));
            await Task.Delay(1);
            await Say(context, Audit.Line("after a delay"));
            await Say(context, await Task.Run(() => HttpContext.Current == null ? "left the context" : "still there"));
            await context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }

        private static Task Say(WebSocketContext context, string text)
        {
            return context.WebSocket.SendAsync(
                new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
        }

        private static class Audit
        {
            public static string Line(string step)
            {
                HttpRequest request = HttpContext.Current.Request;
                NameValueCollection variables = request.ServerVariables;
                return string.Format(
                    "{0}: {1} {2} from {3}/{4} as '{5}' ({6})",
                    step,
                    variables["REQUEST_METHOD"],
                    HttpUtility.UrlDecode(request.RawUrl),
                    request.UserHostAddress,
                    variables["REMOTE_ADDR"],
                    HttpContext.Current.User.Identity.Name,
                    HttpContext.Current.Items["caller"]
                );
            }
        }
    }
}
