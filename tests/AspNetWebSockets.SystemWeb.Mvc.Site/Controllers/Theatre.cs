using System;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Web;
using System.Web.Http;

namespace ClassicSite.Controllers
{
    public class Theatre
    {
        public class StageController : ApiController
        {
            // GET api/stage
            public HttpResponseMessage Get()
            {
                HttpContext.Current.AcceptWebSocketRequest(context =>
                    context.WebSocket.SendAsync(
                        new ArraySegment<byte>(Encoding.UTF8.GetBytes("from within")),
                        WebSocketMessageType.Text,
                        true,
                        CancellationToken.None
                    )
                );
                return Request.CreateResponse(HttpStatusCode.SwitchingProtocols);
            }
        }

        internal class BackstageController : ApiController
        {
            public string Get()
            {
                return "not for the public";
            }
        }
    }
}
