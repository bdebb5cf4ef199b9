namespace AspNetWebSockets.Protocol;

/// <summary>How far the closing handshake of one side has come (RFC 6455 section 7).</summary>
public enum ClosingPhase
{
    /// <summary>No close frame has passed.</summary>
    Open,

    /// <summary>This side has sent its close frame and may still receive.</summary>
    CloseSent,

    /// <summary>The peer's close frame has come; this side may still send.</summary>
    CloseReceived,

    /// <summary>Both close frames have passed; the end of TCP is due, the server's FIN first (RFC 6455 section 7.1.1).</summary>
    Complete,

    /// <summary>This side failed the connection (RFC 6455 section 7.1.7): what still comes is thrown away.</summary>
    Failed,
}
