namespace AspNetWebSockets.Transport;

/// <summary>What other threads ask a loop to do.</summary>
internal enum LoopCommand
{
    /// <summary>A connection begins to push to its first sink.</summary>
    Start,

    /// <summary>A connection changes to its second sink.</summary>
    ChangeSink,

    /// <summary>A connection's receiving side ends in order.</summary>
    StopReading,

    /// <summary>A connection was cut: both sides end.</summary>
    Abort,

    /// <summary>A connection's output or reading has to be looked at.</summary>
    Continue,

    /// <summary>A listener begins to accept.</summary>
    BeginAccept,

    /// <summary>A listener accepts no more.</summary>
    EndAccept,
}
