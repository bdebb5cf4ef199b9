using System;
using System.Collections.Generic;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>A static timer pushes to a static list under a lock; the handler itself only waits for the close frame.</summary>
    public class TickerHandler : IHttpHandler
    {
        private static readonly object Gate = new object();
        private static readonly List<AspNetWebSocketContext> Clients = new List<AspNetWebSocketContext>();
        private static readonly Timer Clock = new Timer(Tick, null, 20, 20);
        private static int ticks;
        private static int ticking;

        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            if (context.IsWebSocketRequest)
            {
                context.AcceptWebSocketRequest(Listen);
            }
            else
            {
                context.Response.Write(ticks);
            }
        }

        private async Task Listen(AspNetWebSocketContext context)
        {
            lock (Gate)
            {
                Clients.Add(context);
            }

            try
            {
                var buffer = new ArraySegment<byte>(new byte[128]);
                while (context.WebSocket.State == WebSocketState.Open)
                {
                    await context.WebSocket.ReceiveAsync(buffer, CancellationToken.None);
                }
            }
            finally
            {
                lock (Gate)
                {
                    Clients.Remove(context);
                }
            }

            await context.WebSocket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        private static void Tick(object state)
        {
            // A tick that takes longer than the period must not meet the next one: a socket has one send at a time.
            if (Interlocked.Exchange(ref ticking, 1) == 1)
            {
                return;
            }

            try
            {
                var text = Encoding.ASCII.GetBytes("tick " + Interlocked.Increment(ref ticks));
                lock (Gate)
                {
                    foreach (var client in Clients)
                    {
                        if (client.IsClientConnected && client.WebSocket.State == WebSocketState.Open)
                        {
                            client
                                .WebSocket.SendAsync(
                                    new ArraySegment<byte>(text),
                                    WebSocketMessageType.Text,
                                    true,
                                    CancellationToken.None
                                )
                                .Wait();
                        }
                    }
                }
            }
            catch (Exception)
            {
                // Somebody left in between; the next tick finds the list without him.
            }
            finally
            {
                Interlocked.Exchange(ref ticking, 0);
            }
        }
    }
}
