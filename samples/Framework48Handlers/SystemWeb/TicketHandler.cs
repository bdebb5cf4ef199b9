using System;
using System.Collections.Generic;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>
    /// Who has no valid ticket cookie is refused before the handshake; who has gets another cookie with the 101. The handler
    /// reads both kinds of cookie collections.
    /// </summary>
    public class TicketHandler : IHttpHandler
    {
        private const string CookieName = "ticket";

        public bool IsReusable
        {
            get { return false; }
        }

        public void ProcessRequest(HttpContext context)
        {
            HttpCookie ticket = context.Request.Cookies[CookieName];
            if (ticket == null || ticket.Values["user"] == null)
            {
                context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
                context.Response.End();
                return;
            }

            var visit = new HttpCookie("visit") { HttpOnly = true, Path = "/live" };
            visit.Value = (int.Parse(ticket.Values["visits"] ?? "0") + 1).ToString();
            context.Response.Cookies.Add(visit);
            context.AcceptWebSocketRequest(Talk);
        }

        private async Task Talk(AspNetWebSocketContext context)
        {
            var lines = new List<string>();
            foreach (string name in context.Cookies.AllKeys)
            {
                lines.Add(name + "=" + context.Cookies[name].Value);
            }

            foreach (Cookie cookie in context.CookieCollection)
            {
                lines.Add(cookie.Name + (cookie.HttpOnly ? "!" : ""));
            }

            var text = new ArraySegment<byte>(Encoding.UTF8.GetBytes(string.Join("; ", lines)));
            await context.WebSocket.SendAsync(text, WebSocketMessageType.Text, true, CancellationToken.None);
            await context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }
    }
}
