using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace ClassicHandlers
{
    /// <summary>
    /// Receives for ever and never looks at the close frame: it ends because the receive after it throws.
    /// </summary>
    public class EndlessReceiveHandler : IHttpHandler
    {
        public bool IsReusable
        {
            get { return false; }
        }

        public void ProcessRequest(HttpContext context)
        {
            if (context.IsWebSocketRequest)
            {
                context.AcceptWebSocketRequest(Receive);
            }
        }

        private async Task Receive(AspNetWebSocketContext context)
        {
            WebSocket socket = context.WebSocket;
            while (true)
            {
                var buffer = new ArraySegment<byte>(new byte[1024]);
                WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (socket.State == WebSocketState.Open)
                {
                    string text = Encoding.UTF8.GetString(buffer.Array, 0, result.Count);
                    var answer = new ArraySegment<byte>(Encoding.UTF8.GetBytes("You said: " + text));
                    await socket.SendAsync(answer, WebSocketMessageType.Text, true, CancellationToken.None);
                }
            }
        }
    }
}
