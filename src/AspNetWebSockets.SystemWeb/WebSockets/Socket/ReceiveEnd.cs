using System.Net.WebSockets;
using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>Brings the end of a receive into the state rules. An object of its own, so that the public class shows no such interface.</summary>
internal sealed class ReceiveEnd(AspNetWebSocket socket) : IReceiveObserver
{
    public void OnReceived(WebSocketMessageType messageType) => socket.EndReceive(messageType);

    public void OnReceiveFailed() => socket.Fail();
}
