using System;
using System.Collections.Generic;
using System.Linq;
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
    public class EchoController : ApiController
    {
        private string _user;

        // GET api/echo?user=ann
        public HttpResponseMessage Get(string user)
        {
            if (HttpContext.Current.IsWebSocketRequest)
            {
                _user = user;
                HttpContext.Current.Response.Headers["X-Before"] = "set before the accept";
                HttpContext.Current.Response.Cookies.Add(new HttpCookie("greeted", user));
                HttpContext.Current.AcceptWebSocketRequest(ProcessWS);
                return Request.CreateResponse(HttpStatusCode.SwitchingProtocols);
            }

            return Request.CreateResponse(HttpStatusCode.BadRequest);
        }

        private async Task ProcessWS(AspNetWebSocketContext context)
        {
            WebSocket socket = context.WebSocket;
            while (true)
            {
                ArraySegment<byte> buffer = new ArraySegment<byte>(new byte[1024]);
                WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (socket.State == WebSocketState.Open)
                {
                    string message = Encoding.UTF8.GetString(buffer.Array, 0, result.Count);
                    string answer = _user + " on " + Request.RequestUri.AbsolutePath + ": " + message;
                    buffer = new ArraySegment<byte>(Encoding.UTF8.GetBytes(answer));
                    await socket.SendAsync(buffer, WebSocketMessageType.Text, true, CancellationToken.None);
                }
                else
                {
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                    break;
                }
            }
        }
    }
}
