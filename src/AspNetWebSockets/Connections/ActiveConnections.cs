using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

/// <summary>The connections of one host, and what to do with each when the host stops. Any thread.</summary>
internal sealed class ActiveConnections(ILogger logger)
{
    private readonly ConcurrentDictionary<WebSocketConnection, Action<WebSocketConnection>> _connections = new();
    private volatile bool _stopping;

    /// <summary>Registers a connection. In a host that is stopping already, it is ended at once.</summary>
    public void Add(WebSocketConnection connection, Action<WebSocketConnection> hostStopping)
    {
        _connections[connection] = hostStopping;
        if (_stopping)
        {
            End(connection);
        }
    }

    public void Remove(WebSocketConnection connection) => _connections.TryRemove(connection, out _);

    /// <summary>The host begins to stop: every connection ends in the way it was registered with, once.</summary>
    public void Stop()
    {
        _stopping = true;
        foreach (WebSocketConnection connection in _connections.Keys)
        {
            End(connection);
        }
    }

    // Whoever takes the connection out ends it: one that is added during the stop is seen by both.
    private void End(WebSocketConnection connection)
    {
        if (!_connections.TryRemove(connection, out Action<WebSocketConnection>? hostStopping))
        {
            return;
        }

        try
        {
            hostStopping(connection);
        }
        catch (Exception exception)
        {
            // One handler's fault must not keep the other connections open.
            Log.HostStoppingFailed(logger, exception);
            connection.Abort();
        }
    }
}
