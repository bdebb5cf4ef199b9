using System;
using System.Collections.Generic;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>A unit test as it was written for .NET Framework, with fakes by hand. Returns what it saw.</summary>
    public static class TestableHandlerFacts
    {
        public static int StatusForAnOrdinaryRequest()
        {
            var context = new FakeHttpContext(isWebSocket: false);
            new TestableHandler().ProcessRequest(context);
            return context.Response.StatusCode;
        }

        public static string AnswerTo(string text)
        {
            var context = new FakeHttpContext(isWebSocket: true);
            new TestableHandler().ProcessRequest(context);
            var socket = new FakeWebSocket(text);
            context.UserFunc(new FakeAspNetWebSocketContext(socket)).Wait();
            return string.Join("|", socket.Sent);
        }

        public static bool MembersThatAreNotFakedThrow()
        {
            try
            {
                return new FakeAspNetWebSocketContext(null).Path == null;
            }
            catch (NotImplementedException)
            {
                return true;
            }
        }

        private class FakeHttpContext : HttpContextBase
        {
            private readonly bool isWebSocket;
            private readonly HttpResponseBase response = new FakeResponse();

            public FakeHttpContext(bool isWebSocket)
            {
                this.isWebSocket = isWebSocket;
            }

            public Func<AspNetWebSocketContext, Task> UserFunc { get; private set; }

            public override bool IsWebSocketRequest
            {
                get { return isWebSocket; }
            }

            public override HttpResponseBase Response
            {
                get { return response; }
            }

            public override void AcceptWebSocketRequest(Func<AspNetWebSocketContext, Task> userFunc)
            {
                UserFunc = userFunc;
            }
        }

        private class FakeResponse : HttpResponseBase
        {
            public override int StatusCode { get; set; }

            public override void AddHeader(string name, string value) { }
        }

        private class FakeAspNetWebSocketContext : AspNetWebSocketContext
        {
            private readonly WebSocket socket;

            public FakeAspNetWebSocketContext(WebSocket socket)
            {
                this.socket = socket;
            }

            public override WebSocket WebSocket
            {
                get { return socket; }
            }

            public override string UserAgent
            {
                get { return "fake"; }
            }
        }

        private class FakeWebSocket : WebSocket
        {
            private readonly byte[] incoming;
            private WebSocketState state = WebSocketState.Open;

            public FakeWebSocket(string incoming)
            {
                this.incoming = Encoding.UTF8.GetBytes(incoming);
                Sent = new List<string>();
            }

            public List<string> Sent { get; private set; }

            public override WebSocketCloseStatus? CloseStatus
            {
                get { return null; }
            }

            public override string CloseStatusDescription
            {
                get { return null; }
            }

            public override WebSocketState State
            {
                get { return state; }
            }

            public override string SubProtocol
            {
                get { return null; }
            }

            public override void Abort()
            {
                state = WebSocketState.Aborted;
            }

            public override Task CloseAsync(
                WebSocketCloseStatus closeStatus,
                string statusDescription,
                CancellationToken cancellationToken
            )
            {
                state = WebSocketState.Closed;
                Sent.Add(closeStatus.ToString());
                return Task.FromResult(0);
            }

            public override Task CloseOutputAsync(
                WebSocketCloseStatus closeStatus,
                string statusDescription,
                CancellationToken cancellationToken
            )
            {
                return CloseAsync(closeStatus, statusDescription, cancellationToken);
            }

            public override void Dispose() { }

            public override Task<WebSocketReceiveResult> ReceiveAsync(
                ArraySegment<byte> buffer,
                CancellationToken cancellationToken
            )
            {
                Array.Copy(incoming, 0, buffer.Array, buffer.Offset, incoming.Length);
                return Task.FromResult(new WebSocketReceiveResult(incoming.Length, WebSocketMessageType.Text, true));
            }

            public override Task SendAsync(
                ArraySegment<byte> buffer,
                WebSocketMessageType messageType,
                bool endOfMessage,
                CancellationToken cancellationToken
            )
            {
                Sent.Add(Encoding.UTF8.GetString(buffer.Array, buffer.Offset, buffer.Count));
                return Task.FromResult(0);
            }
        }
    }
}
