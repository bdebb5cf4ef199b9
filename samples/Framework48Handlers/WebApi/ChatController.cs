using System.Net;
using System.Net.Http;
using System.Web;
using System.Web.Http;
using Microsoft.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>The tutorial's Web API controller: a WebSocketHandler accepted through HttpContext.Current.</summary>
    public class ChatController : ApiController
    {
        public HttpResponseMessage Get(string username)
        {
            if (!HttpContext.Current.IsWebSocketRequest)
            {
                return Request.CreateResponse(HttpStatusCode.BadRequest, "Connect with a WebSocket.");
            }

            HttpContext.Current.AcceptWebSocketRequest(new ChatWebSocketHandler(username));
            return Request.CreateResponse(HttpStatusCode.SwitchingProtocols);
        }

        private class ChatWebSocketHandler : WebSocketHandler
        {
            private static readonly WebSocketCollection ChatClients = new WebSocketCollection();
            private readonly string _username;

            public ChatWebSocketHandler(string username)
            {
                _username = username;
            }

            public override void OnOpen()
            {
                ChatClients.Add(this);
                Send("Hello " + _username);
            }

            public override void OnMessage(string message)
            {
                ChatClients.Broadcast(_username + ": " + message);
            }
        }
    }
}
