using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.Script.Serialization;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Tells a client everything the context knows of it, as JSON.</summary>
    public class WhoAmIHandler : IHttpHandler
    {
        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            context.Items["set"] = "before the accept";
            context.AcceptWebSocketRequest(Tell);
        }

        private static async Task Tell(AspNetWebSocketContext context)
        {
            var facts = new SortedDictionary<string, object>
            {
                { "path", context.Path },
                { "filePath", context.FilePath },
                { "pathInfo", context.PathInfo },
                { "rawUrl", context.RawUrl },
                { "query", context.QueryString.AllKeys.ToDictionary(key => key, key => context.QueryString[key]) },
                { "languages", context.UserLanguages },
                { "agent", context.UserAgent },
                { "referrer", context.UrlReferrer == null ? null : context.UrlReferrer.AbsoluteUri },
                { "secure", context.IsSecureConnection },
                { "local", context.IsLocal },
                { "authenticated", context.IsAuthenticated },
                { "origin", context.Origin },
                { "version", context.SecWebSocketVersion },
                { "scheme", context.RequestUri.Scheme },
                { "items", context.Items["set"] },
                { "encoded", context.Server.HtmlEncode("<" + context.Server.UrlEncode("a b") + ">") },
                { "unvalidated", context.Unvalidated.QueryString["html"] },
                { "connections", AspNetWebSocketContext.ConnectionCount > 0 },
                { "host", context.Headers["Host"] == context.ServerVariables["HTTP_HOST"] },
            };
            string json = new JavaScriptSerializer().Serialize(facts);
            await context.WebSocket.SendAsync(
                new ArraySegment<byte>(Encoding.UTF8.GetBytes(json)),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
            await context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }
    }
}
