using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>Learns how a receive ended before its caller does, so that rules which stand on the connection are up to date by then.</summary>
/// <remarks>Called once for each receive, without a lock, perhaps before the call that began the receive returns. Short; must not throw.</remarks>
public interface IReceiveObserver
{
    /// <summary>The receive has a result.</summary>
    void OnReceived(WebSocketMessageType messageType);

    /// <summary>The receive failed.</summary>
    void OnReceiveFailed();
}
