using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.Routing;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>A Global.asax.cs: state and routes at the start, a word on every request, and a route to a WebSocket.</summary>
    public class LiveApplication : HttpApplication
    {
        protected void Application_Start(object sender, EventArgs e)
        {
            Application["started"] = "started";
            RouteTable.Routes.Add(
                "live",
                new Route(
                    "live/{channel}",
                    new RouteValueDictionary { { "channel", "main" } },
                    new RouteValueDictionary { { "channel", "[a-z]+" } },
                    new LiveRouteHandler()
                )
            );
        }

        protected void Application_BeginRequest(object sender, EventArgs e)
        {
            Context.Items["began"] = Request.HttpMethod + " " + Request.Path;
        }
    }

    public class LiveRouteHandler : IRouteHandler
    {
        public IHttpHandler GetHttpHandler(RequestContext requestContext)
        {
            return new LiveHandler(requestContext.RouteData);
        }
    }

    public class LiveHandler : IHttpHandler
    {
        private readonly RouteData route;

        public LiveHandler(RouteData route)
        {
            this.route = route;
        }

        public bool IsReusable
        {
            get { return false; }
        }

        public void ProcessRequest(HttpContext context)
        {
            context.AcceptWebSocketRequest(Tune);
        }

        private async Task Tune(AspNetWebSocketContext context)
        {
            string line = string.Format(
                "channel {0}, {1}, {2}",
                route.GetRequiredString("channel"),
                context.Application["started"],
                context.Items["began"]
            );
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
