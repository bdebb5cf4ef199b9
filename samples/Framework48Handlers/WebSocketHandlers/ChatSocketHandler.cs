using System;
using System.Web;
using Microsoft.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>The chat of a hundred tutorials: a static collection, and a broadcast of everything.</summary>
    public class ChatSocketHandler : IHttpHandler
    {
        public bool IsReusable
        {
            get { return false; }
        }

        public void ProcessRequest(HttpContext context)
        {
            if (context.IsWebSocketRequest)
            {
                context.AcceptWebSocketRequest(new ChatSocket(context.Request.QueryString["name"]));
            }
        }

        private class ChatSocket : WebSocketHandler
        {
            private static readonly WebSocketCollection Clients = new WebSocketCollection();

            private readonly string name;

            public ChatSocket(string name)
            {
                this.name = name ?? "guest";
            }

            public override void OnOpen()
            {
                Clients.Add(this);
                Clients.Broadcast(name + " has joined.");
            }

            public override void OnMessage(string message)
            {
                Clients.Broadcast(string.Format("{0} said: {1}", name, message));
            }

            public override void OnClose()
            {
                Clients.Remove(this);
                Clients.Broadcast(name + " has left.");
            }
        }
    }
}
