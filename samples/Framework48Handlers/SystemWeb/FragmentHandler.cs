using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Sends one message in fragments by hand, with a character split between two of them.</summary>
    public class FragmentHandler : IHttpHandler
    {
        public bool IsReusable { get; } = true;

        public void ProcessRequest(HttpContext context) => context.AcceptWebSocketRequest(SendInFragments);

        private static async Task SendInFragments(AspNetWebSocketContext context)
        {
            int.TryParse(context.QueryString["size"], out int size);
            byte[] message = Encoding.UTF8.GetBytes(string.Join("é", "fragmented", "by", "hand"));
            for (int offset = 0; offset < message.Length; offset += size)
            {
                int count = Math.Min(size, message.Length - offset);
                bool isLast = offset + count == message.Length;
                await context.WebSocket.SendAsync(
                    new ArraySegment<byte>(message, offset, count),
                    WebSocketMessageType.Text,
                    isLast,
                    CancellationToken.None
                );
            }

            // The peer's fragments are counted one by one.
            var buffer = new ArraySegment<byte>(new byte[16]);
            int fragments = 0,
                length = 0;
            WebSocketReceiveResult result;
            do
            {
                result = await context.WebSocket.ReceiveAsync(buffer, CancellationToken.None);
                fragments++;
                length += result.Count;
            } while (!result.EndOfMessage);

            await context.WebSocket.CloseAsync(
                WebSocketCloseStatus.NormalClosure,
                $"{length} bytes in {fragments} fragments",
                CancellationToken.None
            );
        }
    }
}
