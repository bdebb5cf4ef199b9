namespace AspNetWebSockets.Transport;

/// <summary>What has become of a connection. Changed under its lock.</summary>
[Flags]
internal enum ConnectionFlags
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>The owner wants no more input.</summary>
    Paused = 1,

    /// <summary>Nothing will be received any more.</summary>
    ReceiveEnded = 2,

    /// <summary>The connection was cut from this side.</summary>
    Aborted = 4,

    /// <summary>Nothing can be sent any more.</summary>
    OutputBroken = 8,

    /// <summary>The descriptor is closed or about to be.</summary>
    Released = 16,

    /// <summary>The peer has reset the connection, as a send has learned.</summary>
    ResetSeen = 32,

    /// <summary>A flush waits for the peer.</summary>
    FlushPending = 64,

    /// <summary>The first sink knows that nothing will be received any more.</summary>
    EndTold = 128,
}
