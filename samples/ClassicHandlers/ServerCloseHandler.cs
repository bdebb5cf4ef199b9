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
    /// Counts down and closes: with <c>CloseAsync</c>, or for <c>?how=output</c> with <c>CloseOutputAsync</c> and a
    /// receive loop up to the client's answer, or for <c>?how=return</c> by simply returning.
    /// </summary>
    public class ServerCloseHandler : HttpTaskAsyncHandler
    {
        public override Task ProcessRequestAsync(HttpContext context)
        {
            if (!context.IsWebSocketRequest)
            {
                throw new HttpException(400, "Connect with a WebSocket.");
            }

            context.AcceptWebSocketRequest(CountDown);
            return Task.FromResult(true);
        }

        private static async Task CountDown(AspNetWebSocketContext context)
        {
            WebSocket socket = context.WebSocket;
            for (int i = 3; i > 0; i--)
            {
                var number = new ArraySegment<byte>(Encoding.UTF8.GetBytes(i.ToString()));
                await socket.SendAsync(number, WebSocketMessageType.Text, true, CancellationToken.None);
            }

            switch (context.QueryString["how"])
            {
                case "return":
                    return;
                case "output":
                    await socket.CloseOutputAsync(
                        WebSocketCloseStatus.EndpointUnavailable,
                        "counted down",
                        CancellationToken.None
                    );
                    var buffer = new ArraySegment<byte>(new byte[1024]);
                    while (socket.State == WebSocketState.CloseSent)
                    {
                        await socket.ReceiveAsync(buffer, CancellationToken.None);
                    }

                    break;
                default:
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "counted down", CancellationToken.None);
                    break;
            }
        }
    }
}
