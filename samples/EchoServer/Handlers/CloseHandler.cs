using System.Net.WebSockets;
using System.Web.WebSockets;

namespace EchoServer.Handlers;

/// <summary><c>/close?code=C&amp;reason=R</c>: <c>CloseAsync</c> at the first message, which waits for the client's answer.</summary>
internal static class CloseHandler
{
    /// <summary>Runs one connection.</summary>
    public static async Task RunAsync(AspNetWebSocketContext context)
    {
        WebSocket socket = context.WebSocket;
        RequestedClose close = RequestedClose.Of(context);
        if (await FirstMessage.ArrivesAsync(socket))
        {
            await socket.CloseAsync(close.Status, close.Reason, CancellationToken.None);
        }
    }
}
