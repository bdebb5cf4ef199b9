namespace AspNetWebSockets;

/// <summary>Whose close frame was the first (RFC 6455 section 7.1.2).</summary>
public enum WebSocketCloseInitiator
{
    /// <summary>No close frame has passed.</summary>
    None,

    /// <summary>This side's: the application closed, the host stopped, or the client broke a rule.</summary>
    Server,

    /// <summary>The client's.</summary>
    Client,
}
