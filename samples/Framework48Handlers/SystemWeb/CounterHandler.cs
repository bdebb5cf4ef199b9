using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.Caching;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Counts in the application's state and keeps what it has computed in the cache.</summary>
    public class CounterHandler : IHttpHandler
    {
        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            HttpApplicationState application = context.Application;
            application.Lock();
            try
            {
                application["hits"] = (int)(application["hits"] ?? 0) + 1;
            }
            finally
            {
                application.UnLock();
            }

            context.AcceptWebSocketRequest(Report);
        }

        private static async Task Report(AspNetWebSocketContext context)
        {
            var buffer = new ArraySegment<byte>(new byte[256]);
            while (true)
            {
                WebSocketReceiveResult result = await context.WebSocket.ReceiveAsync(buffer, CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    await context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                    return;
                }

                string key = Encoding.UTF8.GetString(buffer.Array, 0, result.Count);
                string line = "hits " + context.Application["hits"] + ", " + Lookup(context.Cache, key);
                await context.WebSocket.SendAsync(
                    new ArraySegment<byte>(Encoding.UTF8.GetBytes(line)),
                    WebSocketMessageType.Text,
                    true,
                    CancellationToken.None
                );
            }
        }

        private static string Lookup(Cache cache, string key)
        {
            var known = cache["square:" + key] as string;
            if (known != null)
            {
                return known + " (cached)";
            }

            int number = int.Parse(key);
            string computed = (number * number).ToString();
            cache.Insert(
                "square:" + key,
                computed,
                null,
                DateTime.UtcNow.AddMinutes(5),
                Cache.NoSlidingExpiration,
                CacheItemPriority.High,
                null
            );
            return computed;
        }
    }
}
