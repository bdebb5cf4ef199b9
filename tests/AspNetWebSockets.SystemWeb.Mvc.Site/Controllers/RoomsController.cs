using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using System.Web;
using System.Web.Http;
using Microsoft.Web.WebSockets;

namespace ClassicSite.Controllers
{
    [RoutePrefix("rooms")]
    public class RoomsController : ApiController
    {
        // An attribute route, a WebSocketHandler, and an asynchronous action.
        [HttpGet]
        [Route("{room:int:min(1)}/join")]
        public async Task<HttpResponseMessage> Join(int room, string name = "nobody")
        {
            var currentContext = HttpContext.Current;
            return await Task.Run(() =>
            {
                if (currentContext.IsWebSocketRequest || currentContext.IsWebSocketRequestUpgrading)
                {
                    currentContext.AcceptWebSocketRequest(new RoomHandler(room, name));
                    return new HttpResponseMessage(HttpStatusCode.SwitchingProtocols);
                }

                return new HttpResponseMessage(HttpStatusCode.BadRequest)
                {
                    Content = new StringContent("a WebSocket, please"),
                };
            });
        }

        // Beside the prefix.
        [Route("~/lobby")]
        public string GetLobby()
        {
            return "nobody here";
        }

        [Route("")]
        public IEnumerable<int> GetAll()
        {
            return new[] { 1, 2, 3 };
        }

        [Route(@"codes/{code:regex(^[A-Z]\d{3}$)}")]
        public string GetCode(string code)
        {
            return code;
        }

        private class RoomHandler : WebSocketHandler
        {
            private static readonly WebSocketCollection Clients = new WebSocketCollection();
            private readonly int _room;
            private readonly string _name;

            public RoomHandler(int room, string name)
            {
                _room = room;
                _name = name;
            }

            public override void OnOpen()
            {
                Clients.Add(this);
                Send("welcome to room " + _room);
            }

            public override void OnMessage(string message)
            {
                Clients.Broadcast(_name + ": " + message);
            }
        }
    }
}
