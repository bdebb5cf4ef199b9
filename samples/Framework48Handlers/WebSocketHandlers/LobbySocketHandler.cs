using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Web;
using System.Web.Script.Serialization;
using Microsoft.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>A collection for each room, JSON commands, private messages, a limit of size, and errors that are told to the room.</summary>
    public class LobbySocketHandler : IHttpHandler
    {
        public bool IsReusable
        {
            get { return true; }
        }

        public void ProcessRequest(HttpContext context)
        {
            ProcessRequest(new HttpContextWrapper(context));
        }

        private static void ProcessRequest(HttpContextBase context)
        {
            if (!context.IsWebSocketRequest)
            {
                context.Response.StatusCode = 400;
                return;
            }

            context.AcceptWebSocketRequest(new Visitor());
        }
    }

    public class Visitor : WebSocketHandler
    {
        private static readonly ConcurrentDictionary<string, WebSocketCollection> Rooms =
            new ConcurrentDictionary<string, WebSocketCollection>();

        private readonly JavaScriptSerializer serializer = new JavaScriptSerializer();
        private WebSocketCollection room;

        public Visitor()
        {
            MaxIncomingMessageSize = 16 * 1024;
        }

        public string Name { get; private set; }

        public override void OnOpen()
        {
            Name = WebSocketContext.QueryString["name"];
            room = Rooms.GetOrAdd(WebSocketContext.QueryString["room"], key => new WebSocketCollection());
            room.Add(this);
            Send(
                serializer.Serialize(
                    new { type = "welcome", present = room.OfType<Visitor>().Select(v => v.Name).OrderBy(n => n) }
                )
            );
        }

        public override void OnMessage(string message)
        {
            var command = serializer.Deserialize<Command>(message);
            switch (command.Type)
            {
                case "say":
                    room.Broadcast(
                        serializer.Serialize(
                            new
                            {
                                type = "said",
                                from = Name,
                                text = command.Text,
                            }
                        )
                    );
                    break;
                case "whisper":
                    var other = room.OfType<Visitor>().SingleOrDefault(visitor => visitor.Name == command.To);
                    if (other != null)
                    {
                        other.Send(
                            serializer.Serialize(
                                new
                                {
                                    type = "whispered",
                                    from = Name,
                                    text = command.Text,
                                }
                            )
                        );
                    }

                    break;
                case "leave":
                    Send(serializer.Serialize(new { type = "bye" }));
                    Close();
                    break;
                default:
                    throw new InvalidOperationException("unknown command " + command.Type);
            }
        }

        public override void OnError()
        {
            room.Remove(this);
            room.Broadcast(
                serializer.Serialize(
                    new
                    {
                        type = "error",
                        from = Name,
                        text = Error.Message,
                    }
                )
            );
        }

        public override void OnClose()
        {
            room.Remove(this);
        }

        private class Command
        {
            public string Type { get; set; }

            public string To { get; set; }

            public string Text { get; set; }
        }
    }
}
