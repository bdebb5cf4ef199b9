using System.Web;
using System.Web.Mvc;
using System.Web.SessionState;
using Microsoft.Web.WebSockets;

namespace ClassicSite.Controllers
{
    public class CounterController : Controller
    {
        public ActionResult Next()
        {
            Session["count"] = (int)(Session["count"] ?? 0) + 1;
            return Content(Session["count"].ToString());
        }

        // The session is read before the accept, and its values kept for the handler.
        public ActionResult Socket()
        {
            HttpContext.AcceptWebSocketRequest(new CountHandler((int)Session["count"]));
            return null;
        }

        public void Ends()
        {
            Response.Write("all of it");
            Response.End();
            Response.Write("never written");
        }

        public class CountHandler : WebSocketHandler
        {
            private readonly int _count;

            public CountHandler(int count)
            {
                _count = count;
            }

            public override void OnOpen()
            {
                Send("counted to " + _count);
            }
        }
    }

    [SessionState(SessionStateBehavior.Disabled)]
    public class SessionlessController : Controller
    {
        public ActionResult Index()
        {
            return Content(Session == null ? "no session" : "a session");
        }
    }
}
