namespace AspNetWebSockets.Transport;

/// <summary>What completing a connection's output does.</summary>
internal enum OutputCompletion
{
    /// <summary>What was written is sent, then FIN; reading goes on.</summary>
    HalfClose,

    /// <summary>What was written is sent, then both directions end; bytes that the peer is still sending make the kernel reset the connection.</summary>
    Close,

    /// <summary>Nothing: the server ends the connection when the request ends.</summary>
    None,
}
