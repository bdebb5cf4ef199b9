using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Web;
using System.Web.Http;
using Microsoft.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Web API 2: attribute routes, and rooms whose sockets an ordinary POST speaks to.</summary>
    [RoutePrefix("api/rooms")]
    public class RoomsController : ApiController
    {
        private static readonly ConcurrentDictionary<string, WebSocketCollection> Rooms =
            new ConcurrentDictionary<string, WebSocketCollection>();

        [HttpGet]
        [Route("{room}/live")]
        public HttpResponseMessage Live(string room)
        {
            var sockets = Rooms.GetOrAdd(room, _ => new WebSocketCollection());
            HttpContext.Current.AcceptWebSocketRequest(new Listener(room, sockets));
            return Request.CreateResponse(HttpStatusCode.SwitchingProtocols);
        }

        [HttpPost]
        [Route("{room}")]
        public IHttpActionResult Announce(string room, string text)
        {
            WebSocketCollection sockets;
            if (!Rooms.TryGetValue(room, out sockets))
            {
                return NotFound();
            }

            sockets.Broadcast(text);
            return Ok(sockets.Count);
        }

        private class Listener : WebSocketHandler
        {
            private readonly string room;
            private readonly WebSocketCollection sockets;

            public Listener(string room, WebSocketCollection sockets)
            {
                this.room = room;
                this.sockets = sockets;
            }

            public override void OnOpen()
            {
                sockets.Add(this);
                Send("listening to " + room);
            }
        }
    }
}
