using System.Net.WebSockets;
using System.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;

/// <summary>What an application's own unit tests give to a handler (section 1.2): a context made of nothing but a socket.</summary>
internal sealed class StandInContext(WebSocket socket) : AspNetWebSocketContext
{
    public override WebSocket WebSocket => socket;
}
