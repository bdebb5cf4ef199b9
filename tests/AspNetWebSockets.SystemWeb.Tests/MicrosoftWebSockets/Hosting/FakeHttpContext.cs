using System.Web;
using System.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;

/// <summary>What an application's own unit tests derive from <see cref="HttpContextBase"/>.</summary>
internal sealed class FakeHttpContext : HttpContextBase
{
    public Func<AspNetWebSocketContext, Task>? Accepted { get; private set; }

    public override void AcceptWebSocketRequest(Func<AspNetWebSocketContext, Task> userFunc) => Accepted = userFunc;
}
