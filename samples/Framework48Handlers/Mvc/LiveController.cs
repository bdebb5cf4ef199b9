using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web.Mvc;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>An MVC controller with a page, some JSON and an action that accepts.</summary>
    public class LiveController : Controller
    {
        public ActionResult Index()
        {
            return Content("Connect to " + Request.Url.AbsolutePath + "/Socket", "text/plain");
        }

        public JsonResult Status(int id)
        {
            return Json(new { id, open = AspNetWebSocketContext.ConnectionCount }, JsonRequestBehavior.AllowGet);
        }

        public ActionResult Socket(string greeting)
        {
            if (!HttpContext.IsWebSocketRequest)
            {
                return new HttpStatusCodeResult(400, "WebSocket only");
            }

            HttpContext.AcceptWebSocketRequest(context => Talk(context, greeting ?? "hello"));
            return new EmptyResult();
        }

        private async Task Talk(AspNetWebSocketContext context, string greeting)
        {
            var buffer = new ArraySegment<byte>(new byte[1024]);
            WebSocketReceiveResult result = await context.WebSocket.ReceiveAsync(buffer, CancellationToken.None);
            string answer = greeting + ", " + Encoding.UTF8.GetString(buffer.Array, 0, result.Count);
            await context.WebSocket.SendAsync(
                new ArraySegment<byte>(Encoding.UTF8.GetBytes(answer)),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
            await context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
    }
}
