using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace LegacySite
{
    /// <summary>
    /// Somebody who is present
    /// </summary>
    public class ChatMember
    {
        public readonly SemaphoreSlim Turn = new SemaphoreSlim(1);

        public string Name { get; set; }

        public WebSocket Socket { get; set; }
    }

    /// <summary>
    /// The one room of the site
    /// </summary>
    public static class ChatRoom
    {
        private static readonly List<ChatMember> members = new List<ChatMember>();

        public static int Count
        {
            get
            {
                lock (members)
                {
                    return members.Count;
                }
            }
        }

        public static string[] Names
        {
            get
            {
                lock (members)
                {
                    return members.Select(m => m.Name).ToArray();
                }
            }
        }

        public static ChatMember Enter(string name, WebSocket socket)
        {
            ChatMember member = new ChatMember { Name = name, Socket = socket };
            lock (members)
            {
                members.Add(member);
            }
            return member;
        }

        public static void Leave(ChatMember member)
        {
            lock (members)
            {
                members.Remove(member);
            }
        }

        public static async Task Say(string what, string name, string text)
        {
            ChatMember[] audience;
            lock (members)
            {
                audience = members.ToArray();
            }

            string json = JsonConvert.SerializeObject(new { what = what, name = name, text = text, present = Names });
            ArraySegment<byte> message = new ArraySegment<byte>(Encoding.UTF8.GetBytes(json));
            await Task.WhenAll(audience.Select(m => Send(m, message)));
        }

        private static async Task Send(ChatMember member, ArraySegment<byte> message)
        {
            // A socket takes one message at a time
            await member.Turn.WaitAsync();
            try
            {
                if (member.Socket.State == WebSocketState.Open)
                {
                    await member.Socket.SendAsync(message, WebSocketMessageType.Text, true, CancellationToken.None);
                }
            }
            catch (ObjectDisposedException)
            {
                // Left meanwhile
            }
            catch (WebSocketException)
            {
                // Lost meanwhile
            }
            finally
            {
                member.Turn.Release();
            }
        }
    }
}
