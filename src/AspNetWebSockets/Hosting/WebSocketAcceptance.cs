namespace AspNetWebSockets;

/// <summary>What to do with a request once it is a WebSocket; recorded by <see cref="IWebSocketUpgradeFeature.Accept"/>.</summary>
public sealed class WebSocketAcceptance
{
    /// <summary>Runs the connection.</summary>
    public required IWebSocketHandler Handler { get; init; }

    /// <summary>The sub-protocol agreed on, one that the client offered; <see langword="null"/> for none.</summary>
    public string? SubProtocol { get; init; }
}
