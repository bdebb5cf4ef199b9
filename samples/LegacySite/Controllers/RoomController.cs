using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Web;
using System.Web.Configuration;
using System.Web.Http;
using LegacySite.Models;
using Microsoft.Web.WebSockets;

namespace LegacySite.Controllers
{
    public class RoomController : ApiController
    {
        private static readonly WebSocketCollection watchers = new WebSocketCollection();

        // GET api/room
        public RoomStatus Get()
        {
            return new RoomStatus { Name = WebConfigurationManager.AppSettings["RoomName"], Present = ChatRoom.Count };
        }

        // GET api/room/watch
        [Route("api/room/watch")]
        [HttpGet]
        public HttpResponseMessage Watch()
        {
            HttpContext.Current.AcceptWebSocketRequest(new Watcher());
            return Request.CreateResponse(HttpStatusCode.SwitchingProtocols);
        }

        private class Watcher : WebSocketHandler
        {
            public override void OnOpen()
            {
                watchers.Add(this);
                watchers.Broadcast("watchers: " + watchers.Count);
            }

            public override void OnMessage(string message)
            {
                Send("present: " + ChatRoom.Count);
            }

            public override void OnClose()
            {
                watchers.Remove(this);
            }
        }
    }
}
