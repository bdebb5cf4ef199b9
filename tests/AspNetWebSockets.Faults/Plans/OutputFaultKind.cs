namespace AspNetWebSockets.Faults;

/// <summary>What happens to the output at a position.</summary>
internal enum OutputFaultKind
{
    None,

    /// <summary>The flush fails; the input goes on.</summary>
    Fails,

    /// <summary>The flush fails, and the input ends with a reset.</summary>
    Resets,

    /// <summary>The call itself throws.</summary>
    Throws,

    /// <summary>The flush is taken, and fails later.</summary>
    FailsLater,

    /// <summary>The client takes nothing for a time.</summary>
    Delay,
}
