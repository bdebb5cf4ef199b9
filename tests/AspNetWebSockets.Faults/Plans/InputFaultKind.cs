namespace AspNetWebSockets.Faults;

/// <summary>What happens to the input at a position.</summary>
internal enum InputFaultKind
{
    None,

    /// <summary>The client ends its direction of TCP.</summary>
    Fin,

    /// <summary>The connection is reset: nothing can be sent any more either.</summary>
    Reset,

    /// <summary>Nothing comes for a time.</summary>
    Delay,
}
