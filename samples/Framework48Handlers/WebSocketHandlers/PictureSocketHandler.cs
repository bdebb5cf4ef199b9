using System;
using System.Web;
using Microsoft.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Relays binary messages to all who are open; text only asks how many were sent.</summary>
    public class PictureSocketHandler : IHttpHandler
    {
        public bool IsReusable => false;

        public void ProcessRequest(HttpContext context) => context.AcceptWebSocketRequest(new Relay());

        private sealed class Relay : WebSocketHandler, IDisposable
        {
            private static readonly WebSocketCollection Open = new WebSocketCollection();

            private int sent;

            public override void OnOpen() => Open.Add(this);

            public override void OnMessage(byte[] message)
            {
                sent++;
                Open.Broadcast(message);
            }

            public override void OnMessage(string message) => Send($"{sent} of {Open.Count}");

            public override void OnClose() => Open.Remove(this);

            public void Dispose() => Open.Broadcast($"one less, {Open.Count} left");
        }
    }
}
