namespace AspNetWebSockets;

/// <summary>What ends the stream of messages, told to the application after everything that came before it.</summary>
internal enum ReceiveEnd
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>The peer's close frame.</summary>
    Close,

    /// <summary>A rule that the peer broke.</summary>
    Violation,

    /// <summary>The end of TCP without a close frame.</summary>
    PeerVanished,
}
