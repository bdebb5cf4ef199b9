namespace LoadGenerator.Connections;

/// <summary>What a connection is waiting for.</summary>
internal enum ConnectionPhase
{
    /// <summary>The answer to the opening handshake.</summary>
    Opening,

    /// <summary>Nothing, or the echo of a message.</summary>
    Open,

    /// <summary>The server's close frame, then the end of TCP.</summary>
    Closing,

    /// <summary>Both sides have closed.</summary>
    Closed,
}
