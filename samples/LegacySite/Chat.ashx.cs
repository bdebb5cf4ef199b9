using System;
using System.Collections.Generic;
using System.Configuration;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.UI;
using System.Web.WebSockets;
using Newtonsoft.Json;

namespace LegacySite
{
    /// <summary>
    /// One person in the chat: says what arrives to everybody in the room
    /// </summary>
    public class Chat : IHttpHandler
    {
        public void ProcessRequest(HttpContext context)
        {
            if (context.IsWebSocketRequest)
            {
                context.AcceptWebSocketRequest(ProcessChat);
            }
            else
            {
                context.Response.ContentType = "text/plain";
                context.Response.Write(ConfigurationManager.AppSettings["RoomName"] + ": " + ChatRoom.Count + " present");
            }
        }

        public bool IsReusable
        {
            get
            {
                return false;
            }
        }

        private async Task ProcessChat(AspNetWebSocketContext context)
        {
            int longest = int.Parse(ConfigurationManager.AppSettings["MaxNameLength"]);
            string name = (context.QueryString["name"] ?? "").Trim();
            if (name.Length == 0)
            {
                name = "Guest";
            }
            if (name.Length > longest)
            {
                name = name.Substring(0, longest);
            }

            WebSocket socket = context.WebSocket;
            ChatMember member = ChatRoom.Enter(name, socket);
            try
            {
                await ChatRoom.Say("joined", name, null);
                byte[] buffer = new byte[4096];
                StringBuilder text = new StringBuilder();
                Decoder decoder = Encoding.UTF8.GetDecoder();
                char[] chars = new char[4096];
                while (socket.State == WebSocketState.Open)
                {
                    WebSocketReceiveResult result = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
                    if (result.MessageType == WebSocketMessageType.Close)
                    {
                        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, string.Empty, CancellationToken.None);
                        break;
                    }

                    int count = decoder.GetChars(buffer, 0, result.Count, chars, 0, result.EndOfMessage);
                    text.Append(chars, 0, count);
                    if (result.EndOfMessage)
                    {
                        await ChatRoom.Say("said", name, text.ToString());
                        text.Clear();
                    }
                }
            }
            catch (WebSocketException)
            {
                // Gone without a word
            }
            finally
            {
                ChatRoom.Leave(member);
            }

            await ChatRoom.Say("left", name, null);
        }
    }
}
