using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Rooms in a ConcurrentDictionary of sockets; room and name come with the query string.</summary>
    public class RoomHandler : HttpTaskAsyncHandler
    {
        private static readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, Member>> Rooms =
            new ConcurrentDictionary<string, ConcurrentDictionary<Guid, Member>>(StringComparer.OrdinalIgnoreCase);

        public override bool IsReusable => true;

        public override Task ProcessRequestAsync(HttpContext context)
        {
            string room = context.Request.QueryString["room"];
            if (string.IsNullOrWhiteSpace(room))
            {
                context.Response.StatusCode = 400;
                context.Response.Write("Which room?");
                return Task.CompletedTask;
            }

            context.AcceptWebSocketRequest(socketContext => Join(socketContext, room));
            return Task.CompletedTask;
        }

        private static async Task Join(AspNetWebSocketContext context, string roomName)
        {
            var room = Rooms.GetOrAdd(roomName, _ => new ConcurrentDictionary<Guid, Member>());
            var id = Guid.NewGuid();
            var me = new Member(context.QueryString["name"] ?? "anonymous", context.WebSocket);
            room.TryAdd(id, me);
            try
            {
                await Tell(room, $"+{me.Name} ({room.Count})");
                var buffer = new byte[4 * 1024];
                while (me.Socket.State == WebSocketState.Open)
                {
                    var received = await me.Socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
                    if (received.MessageType == WebSocketMessageType.Close)
                    {
                        break;
                    }

                    await Tell(room, $"{me.Name}: {Encoding.UTF8.GetString(buffer, 0, received.Count)}");
                }
            }
            finally
            {
                room.TryRemove(id, out _);
                await Tell(room, $"-{me.Name} ({room.Count})");
            }

            await me.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, string.Empty, CancellationToken.None);
        }

        private static Task Tell(ConcurrentDictionary<Guid, Member> room, string line)
        {
            var bytes = new ArraySegment<byte>(Encoding.UTF8.GetBytes(line));
            return Task.WhenAll(room.Values.Select(member => member.Send(bytes)));
        }

        private sealed class Member
        {
            private readonly SemaphoreSlim sending = new SemaphoreSlim(1, 1);

            public Member(string name, WebSocket socket)
            {
                Name = name;
                Socket = socket;
            }

            public string Name { get; }

            public WebSocket Socket { get; }

            public async Task Send(ArraySegment<byte> bytes)
            {
                await sending.WaitAsync().ConfigureAwait(false);
                try
                {
                    await Socket
                        .SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None)
                        .ConfigureAwait(false);
                }
                catch (WebSocketException)
                {
                    // His own loop takes him off the list.
                }
                catch (ObjectDisposedException) { }
                finally
                {
                    sending.Release();
                }
            }
        }
    }
}
