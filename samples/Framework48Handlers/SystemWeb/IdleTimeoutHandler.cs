using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>
    /// Gives each message a time limit by a cancellation token. A token that fires aborts the WebSocket: there is no
    /// close frame any more, and the handler reads the outcome off the state.
    /// </summary>
    public class IdleTimeoutHandler : HttpTaskAsyncHandler
    {
        public static string LastOutcome { get; private set; }

        public override Task ProcessRequestAsync(HttpContext context)
        {
            if (context.IsWebSocketRequest)
            {
                context.AcceptWebSocketRequest(EchoWhileBusy);
            }
            else
            {
                context.Response.Write(LastOutcome ?? "none yet");
            }

            return Task.FromResult(0);
        }

        private async Task EchoWhileBusy(AspNetWebSocketContext context)
        {
            WebSocket socket = context.WebSocket;
            TimeSpan limit = TimeSpan.FromMilliseconds(double.Parse(context.QueryString["limit"]));
            var buffer = new ArraySegment<byte>(new byte[512]);
            try
            {
                while (socket.State == WebSocketState.Open)
                {
                    using (var idle = new CancellationTokenSource(limit))
                    {
                        WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, idle.Token);
                        if (result.MessageType == WebSocketMessageType.Close)
                        {
                            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                            return;
                        }

                        await socket.SendAsync(
                            new ArraySegment<byte>(buffer.Array, 0, result.Count),
                            WebSocketMessageType.Text,
                            true,
                            CancellationToken.None
                        );
                    }
                }
            }
            catch (OperationCanceledException)
            {
                LastOutcome = "idle: " + socket.State;
            }
        }
    }
}
