// The public surface of the package Microsoft.WebSockets 0.2.3, as far as it is about ASP.NET: declarations without
// anything behind them. Compiled against the .NET Framework 4.8, never run.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Microsoft.Web.WebSockets
{
    public class WebSocketHandler
    {
        public int MaxIncomingMessageSize { get; set; }

        public AspNetWebSocketContext WebSocketContext { get; set; }

        public Exception Error { get; set; }

        public virtual void OnOpen() => throw null;

        public virtual void OnMessage(string message) => throw null;

        public virtual void OnMessage(byte[] message) => throw null;

        public virtual void OnError() => throw null;

        public virtual void OnClose() => throw null;

        public void Send(string message) => throw null;

        public void Send(byte[] message) => throw null;

        public void Close() => throw null;

        public Task ProcessWebSocketRequestAsync(AspNetWebSocketContext webSocketContext) => throw null;
    }

    public class WebSocketCollection : ICollection<WebSocketHandler>
    {
        public int Count => throw null;

        public bool IsReadOnly => throw null;

        public void Add(WebSocketHandler item) => throw null;

        public void Clear() => throw null;

        public bool Contains(WebSocketHandler item) => throw null;

        public void CopyTo(WebSocketHandler[] array, int arrayIndex) => throw null;

        public bool Remove(WebSocketHandler item) => throw null;

        public IEnumerator<WebSocketHandler> GetEnumerator() => throw null;

        IEnumerator IEnumerable.GetEnumerator() => throw null;

        public void Broadcast(string message) => throw null;

        public void Broadcast(byte[] message) => throw null;
    }

    public static class WebSocketExtensions
    {
        public static void AcceptWebSocketRequest(this HttpContext httpContext, WebSocketHandler webSocketHandler) =>
            throw null;

        public static void AcceptWebSocketRequest(
            this HttpContextBase httpContext,
            WebSocketHandler webSocketHandler
        ) => throw null;
    }
}
