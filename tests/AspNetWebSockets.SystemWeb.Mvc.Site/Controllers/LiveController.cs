using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.Http;
using System.Web.WebSockets;

namespace ClassicSite.Controllers
{
    public class LiveController : ApiController
    {
        // The context out of the request's properties, a sub-protocol, and IHttpActionResult.
        [HttpGet]
        public IHttpActionResult Connect(string channel)
        {
            var context = (HttpContextBase)Request.Properties["MS_HttpContext"];
            if (!context.IsWebSocketRequest)
            {
                return BadRequest("WebSocket requests only");
            }

            context.AcceptWebSocketRequest(
                async socketContext =>
                {
                    byte[] hello = Encoding.UTF8.GetBytes(channel + " over " + socketContext.WebSocket.SubProtocol);
                    await socketContext.WebSocket.SendAsync(
                        new System.ArraySegment<byte>(hello),
                        WebSocketMessageType.Text,
                        true,
                        CancellationToken.None
                    );
                    await socketContext.WebSocket.CloseAsync(
                        WebSocketCloseStatus.NormalClosure,
                        "done",
                        CancellationToken.None
                    );
                },
                new AspNetWebSocketOptions { SubProtocol = "live.v1" }
            );
            return StatusCode(HttpStatusCode.SwitchingProtocols);
        }

        [HttpGet]
        [ActionName("message")]
        public IHttpActionResult ConnectByMessage()
        {
            HttpContext.Current.AcceptWebSocketRequest(c =>
                c.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "by message", CancellationToken.None)
            );
            var response = new HttpResponseMessage(HttpStatusCode.SwitchingProtocols);
            response.Headers.Add("X-From-Message", "yes");
            return ResponseMessage(response);
        }

        // Accepted, and then something else was answered.
        [HttpGet]
        public IHttpActionResult ChangedItsMind(int status)
        {
            HttpContext.Current.AcceptWebSocketRequest(c => throw new System.InvalidOperationException("must not run"));
            return StatusCode((HttpStatusCode)status);
        }

        [HttpGet]
        public HttpResponseMessage NeverAccepted()
        {
            return Request.CreateResponse(HttpStatusCode.SwitchingProtocols);
        }

        [HttpGet]
        public void Nothing()
        {
            HttpContext.Current.AcceptWebSocketRequest(c => throw new System.InvalidOperationException("must not run"));
        }

        [HttpGet]
        public HttpResponseMessage Fails()
        {
            HttpContext.Current.AcceptWebSocketRequest(c => throw new System.InvalidOperationException("must not run"));
            throw new System.InvalidOperationException("from the action");
        }
    }
}
