using System;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.Http;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>A Web API controller whose own method is the handler; parameters come from the query string.</summary>
    public class StreamController : ApiController
    {
        private int count;

        [HttpGet]
        public HttpResponseMessage Numbers([FromUri] StreamRange range)
        {
            HttpContext context = HttpContext.Current;
            if (context.IsWebSocketRequest || context.IsWebSocketRequestUpgrading)
            {
                count = range.To - range.From + 1;
                context.AcceptWebSocketRequest(socketContext => Process(socketContext, range));
                return new HttpResponseMessage(HttpStatusCode.SwitchingProtocols);
            }

            return Request.CreateResponse(HttpStatusCode.OK, range.To - range.From + 1);
        }

        private async Task Process(AspNetWebSocketContext context, StreamRange range)
        {
            for (int number = range.From; number <= range.To; number++)
            {
                var text = new ArraySegment<byte>(Encoding.UTF8.GetBytes(number + " of " + count));
                await context.WebSocket.SendAsync(text, WebSocketMessageType.Text, true, CancellationToken.None);
            }

            await context.WebSocket.CloseAsync(
                WebSocketCloseStatus.NormalClosure,
                "end of stream",
                CancellationToken.None
            );
        }
    }

    public class StreamRange
    {
        public int From { get; set; }

        public int To { get; set; }
    }
}
