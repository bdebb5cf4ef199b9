using System;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Two loops for one WebSocket, one on the handler's context and one by Task.Run; who ends first ends the other.</summary>
    public class DuplexHandler : HttpTaskAsyncHandler
    {
        public override Task ProcessRequestAsync(HttpContext context)
        {
            if (context.IsWebSocketRequest || context.IsWebSocketRequestUpgrading)
            {
                context.AcceptWebSocketRequest(RunAsync);
            }

            return Task.CompletedTask;
        }

        private static async Task RunAsync(AspNetWebSocketContext context)
        {
            using (var outgoing = new BlockingCollection<string>())
            {
                Task sending = Task.Run(() => SendLoop(context.WebSocket, outgoing));
                Task receiving = ReceiveLoop(context.WebSocket, outgoing);
                await Task.WhenAny(sending, receiving);
                outgoing.CompleteAdding();
                await Task.WhenAll(sending, receiving);
            }

            await context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "both done", CancellationToken.None);
        }

        private static void SendLoop(WebSocket socket, BlockingCollection<string> outgoing)
        {
            foreach (string text in outgoing.GetConsumingEnumerable())
            {
                var bytes = new ArraySegment<byte>(Encoding.UTF8.GetBytes(text));
                socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None).Wait();
            }
        }

        private static async Task ReceiveLoop(WebSocket socket, BlockingCollection<string> outgoing)
        {
            var buffer = new ArraySegment<byte>(new byte[1024]);
            while (true)
            {
                WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                string text = Encoding.UTF8.GetString(buffer.Array, 0, result.Count);
                foreach (string word in text.Split(' '))
                {
                    outgoing.Add(word);
                }
            }
        }
    }
}
