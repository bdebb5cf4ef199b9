namespace AspNetWebSockets.Faults;

/// <summary>What a transport can have to tell.</summary>
internal enum FaultEvent
{
    None,
    Run,
    Flushed,
    Received,
    Ended,

    /// <summary>The application has done something else, and goes on.</summary>
    Woken,
}
