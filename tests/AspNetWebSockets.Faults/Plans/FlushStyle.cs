namespace AspNetWebSockets.Faults;

/// <summary>When a flush that goes well is over.</summary>
internal enum FlushStyle
{
    /// <summary>When the call returns.</summary>
    AtOnce,

    /// <summary>Before the call returns, which says that it is pending.</summary>
    WithinTheCall,

    /// <summary>Later, before more input comes.</summary>
    BeforeInput,

    /// <summary>Later, when all input that there is has come.</summary>
    AfterInput,
}
