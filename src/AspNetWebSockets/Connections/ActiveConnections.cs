using System.Collections.Concurrent;

namespace AspNetWebSockets;

/// <summary>The connections of one host, and what to do with each when the host stops. Any thread.</summary>
internal sealed class ActiveConnections
{
    private readonly ConcurrentDictionary<WebSocketConnection, Action<WebSocketConnection>> _connections = new();
    private volatile bool _stopping;

    /// <summary>Registers a connection. In a host that is stopping already, it is ended at once.</summary>
    public void Add(WebSocketConnection connection, Action<WebSocketConnection> hostStopping)
    {
        _connections[connection] = hostStopping;
        if (_stopping)
        {
            hostStopping(connection);
        }
    }

    public void Remove(WebSocketConnection connection) => _connections.TryRemove(connection, out _);

    /// <summary>The host begins to stop: every connection ends in the way it was registered with.</summary>
    public void Stop()
    {
        _stopping = true;
        foreach ((WebSocketConnection connection, Action<WebSocketConnection> hostStopping) in _connections)
        {
            hostStopping(connection);
        }
    }
}
