using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.Hosting;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>An ordinary POST starts work in the background that pushes to the open WebSockets.</summary>
    public class PriceHandler : IHttpHandler
    {
        private static readonly ConcurrentDictionary<WebSocket, string> Watchers =
            new ConcurrentDictionary<WebSocket, string>();

        public bool IsReusable => true;

        public void ProcessRequest(HttpContext context)
        {
            if (context.IsWebSocketRequest)
            {
                context.AcceptWebSocketRequest(Watch);
                return;
            }

            decimal price = decimal.Parse(context.Request.Form["price"], CultureInfo.InvariantCulture);
            string symbol = context.Request.Form["symbol"];
            HostingEnvironment.QueueBackgroundWorkItem(token => Publish(symbol, price, token));
            context.Response.StatusCode = 202;
        }

        private static async Task Watch(AspNetWebSocketContext context)
        {
            WebSocket socket = context.WebSocket;
            Watchers.TryAdd(socket, context.QueryString["symbol"]);
            try
            {
                await Send(socket, "watching " + context.QueryString["symbol"], CancellationToken.None);
                var buffer = new ArraySegment<byte>(new byte[64]);
                WebSocketReceiveResult result;
                do
                {
                    result = await socket.ReceiveAsync(buffer, CancellationToken.None);
                } while (result.MessageType != WebSocketMessageType.Close);
            }
            finally
            {
                Watchers.TryRemove(socket, out _);
            }

            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        private static async Task Publish(string symbol, decimal price, CancellationToken token)
        {
            foreach (var watcher in Watchers)
            {
                if (watcher.Value == symbol)
                {
                    await Send(watcher.Key, FormattableString.Invariant($"{symbol} {price:0.00}"), token);
                }
            }
        }

        private static Task Send(WebSocket socket, string text, CancellationToken token) =>
            socket.SendAsync(
                new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)),
                WebSocketMessageType.Text,
                true,
                token
            );
    }
}
