using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.Mvc;
using System.Web.WebSockets;
using ClassicSite.Models;
using Microsoft.Web.WebSockets;

namespace ClassicSite.Controllers
{
    public class HomeController : Controller
    {
        private string _userName = "";

        public ActionResult Index()
        {
            ViewBag.Title = "Home of the site";
            ViewData["Message"] = "from a controller of MVC 5";
            return View(new Product { Id = 1, Name = "tea" });
        }

        // The WebSocket by an action without a result.
        public void Chat(string name)
        {
            if (HttpContext.IsWebSocketRequest)
            {
                _userName = name;
                HttpContext.AcceptWebSocketRequest(ProcessChat);
            }
            else
            {
                HttpContext.Response.Write("not processed");
            }
        }

        public async Task ProcessChat(AspNetWebSocketContext socketContext)
        {
            WebSocket socket = socketContext.WebSocket;
            ArraySegment<byte> buffer = new ArraySegment<byte>(new byte[1024]);
            WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, CancellationToken.None);
            while (!result.CloseStatus.HasValue)
            {
                string text =
                    _userName
                    + ","
                    + User.Identity.Name
                    + ": "
                    + Encoding.UTF8.GetString(buffer.Array, 0, result.Count);
                await socket.SendAsync(
                    new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)),
                    WebSocketMessageType.Text,
                    true,
                    CancellationToken.None
                );
                result = await socket.ReceiveAsync(buffer, CancellationToken.None);
            }

            await socket.CloseAsync(result.CloseStatus.Value, result.CloseStatusDescription, CancellationToken.None);
        }

        // ... by a result that is null, and a status that is said again.
        public ActionResult Build(int id)
        {
            if (HttpContext.IsWebSocketRequest)
            {
                HttpContext.AcceptWebSocketRequest(new BuildHandler(id));
                HttpContext.Response.StatusCode = (int)HttpStatusCode.SwitchingProtocols;
                return null;
            }

            return RedirectToAction("Index");
        }

        // ... by a status as a result.
        public ActionResult Status(int code)
        {
            System.Web.HttpContext.Current.AcceptWebSocketRequest(new BuildHandler(code));
            return new HttpStatusCodeResult(code, code == 101 ? null : "changed its mind");
        }

        // ... with a body that must not reach the client.
        public JsonResult WithBody()
        {
            HttpContext.AcceptWebSocketRequest(new BuildHandler(3));
            return Json("ok", JsonRequestBehavior.AllowGet);
        }

        public async Task<EmptyResult> Later()
        {
            await Task.Yield();
            HttpContext.AcceptWebSocketRequest(new BuildHandler(4));
            return new EmptyResult();
        }

        public ActionResult Never()
        {
            return new HttpStatusCodeResult(HttpStatusCode.SwitchingProtocols);
        }

        private class BuildHandler : WebSocketHandler
        {
            private readonly int _id;

            public BuildHandler(int id)
            {
                _id = id;
            }

            public override void OnOpen()
            {
                Send("build " + _id);
            }
        }
    }
}
