namespace AspNetWebSockets;

/// <summary>What runs a WebSocket. One object for both calls, as all that it has stays in memory for as long as the connection.</summary>
public interface IWebSocketHandler
{
    /// <summary>
    /// Runs the connection. Called once, after the 101 was written (or could not be: then the connection is aborted
    /// from birth). When its task ends the connection is disposed and the request, if it is still pending, completes.
    /// </summary>
    /// <param name="connection">The connection.</param>
    Task RunAsync(WebSocketConnection connection);

    /// <summary>
    /// The host begins to stop: ends the connection in the handler's own way. Called at most once, from any thread,
    /// perhaps before <see cref="RunAsync"/>.
    /// </summary>
    /// <param name="connection">The connection.</param>
    void OnHostStopping(WebSocketConnection connection);
}
