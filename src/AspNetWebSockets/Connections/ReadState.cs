namespace AspNetWebSockets;

/// <summary>How the receiving side stands.</summary>
internal enum ReadState
{
    /// <summary>The transport pushes what comes.</summary>
    Reading,

    /// <summary>What came is held back until the application takes what came before it; the transport is asked to pause.</summary>
    Held,

    /// <summary>The transport pushes nothing any more.</summary>
    Ended,
}
