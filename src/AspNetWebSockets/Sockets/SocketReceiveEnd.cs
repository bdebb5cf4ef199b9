using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>Brings the end of a receive into the state of its socket. An object of its own, so that the public class shows no such interface.</summary>
internal sealed class SocketReceiveEnd(ServerWebSocket socket) : IReceiveObserver
{
    public void OnReceived(WebSocketMessageType messageType) => socket.EndReceive(messageType);

    public void OnReceiveFailed() => socket.LeaveReceives();
}
