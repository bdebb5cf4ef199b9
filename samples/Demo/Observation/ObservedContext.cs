using System.Collections.Specialized;
using System.Net.WebSockets;
using System.Web.WebSockets;

namespace Demo;

/// <summary>The context of a handler under observation, as far as <c>ClosingHandler</c> uses it.</summary>
internal sealed class ObservedContext(AspNetWebSocketContext inner, Run run) : AspNetWebSocketContext
{
    public ObservedSocket Socket { get; } = new(inner.WebSocket, run);

    public override WebSocket WebSocket => Socket;

    public override NameValueCollection QueryString => inner.QueryString;
}
