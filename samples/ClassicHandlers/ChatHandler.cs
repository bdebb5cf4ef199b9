using System;
using System.Collections.Generic;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace ClassicHandlers
{
    /// <summary>
    /// Sends what one client says to all. The static list is never told who has left: sockets of handlers that have
    /// ended are found when they throw ObjectDisposedException, and pruned then.
    /// </summary>
    public class ChatHandler : IHttpHandler
    {
        private static readonly List<WebSocket> Sockets = new List<WebSocket>();
        private static readonly SemaphoreSlim OneAtATime = new SemaphoreSlim(1);

        /// <summary>How many sockets the list holds, dead ones that nobody has met yet among them.</summary>
        public static int Count
        {
            get
            {
                lock (Sockets)
                {
                    return Sockets.Count;
                }
            }
        }

        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            if (context.IsWebSocketRequest || context.IsWebSocketRequestUpgrading)
            {
                context.AcceptWebSocketRequest(Chat);
            }
        }

        private static async Task Chat(AspNetWebSocketContext context)
        {
            WebSocket socket = context.WebSocket;
            string name = context.QueryString["name"] ?? "somebody";
            lock (Sockets)
            {
                Sockets.Add(socket);
            }

            await Broadcast(name + " joined");
            var buffer = new byte[1024];
            while (true)
            {
                WebSocketReceiveResult result = await socket.ReceiveAsync(
                    new ArraySegment<byte>(buffer),
                    CancellationToken.None
                );
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    // The socket stays in the list, as in many an application of that time.
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                    return;
                }

                await Broadcast(name + ": " + Encoding.UTF8.GetString(buffer, 0, result.Count));
            }
        }

        private static async Task Broadcast(string line)
        {
            WebSocket[] audience;
            lock (Sockets)
            {
                audience = Sockets.ToArray();
            }

            var message = new ArraySegment<byte>(Encoding.UTF8.GetBytes(line));
            await OneAtATime.WaitAsync();
            try
            {
                foreach (WebSocket socket in audience)
                {
                    await SendOrPrune(socket, message);
                }
            }
            finally
            {
                OneAtATime.Release();
            }
        }

        private static async Task SendOrPrune(WebSocket socket, ArraySegment<byte> message)
        {
            try
            {
                if (socket.State == WebSocketState.Open)
                {
                    await socket.SendAsync(message, WebSocketMessageType.Text, true, CancellationToken.None);
                }
            }
            catch (ObjectDisposedException)
            {
                Prune(socket);
            }
            catch (WebSocketException)
            {
                Prune(socket);
            }
        }

        private static void Prune(WebSocket socket)
        {
            lock (Sockets)
            {
                Sockets.Remove(socket);
            }
        }
    }
}
