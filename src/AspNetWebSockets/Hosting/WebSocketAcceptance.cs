namespace AspNetWebSockets;

/// <summary>What to do with a request once it is a WebSocket; recorded by <see cref="IWebSocketUpgradeFeature.Accept"/>.</summary>
public sealed class WebSocketAcceptance
{
    /// <summary>
    /// Runs the connection. Called once, after the 101 was written (or could not be: then the connection is aborted
    /// from birth). When its task ends the connection is disposed and the request completes.
    /// </summary>
    public required Func<WebSocketConnection, Task> Handler { get; init; }

    /// <summary>The sub-protocol agreed on, one that the client offered; <see langword="null"/> for none.</summary>
    public string? SubProtocol { get; init; }

    /// <summary>
    /// Called when the host begins to stop, from any thread; ends the connection in the handler's own way. When
    /// <see langword="null"/> the connection is aborted.
    /// </summary>
    public Action<WebSocketConnection>? HostStopping { get; init; }
}
