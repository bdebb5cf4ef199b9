namespace AspNetWebSockets;

/// <summary>Who may touch the transport's reader.</summary>
internal enum ReadState
{
    /// <summary>A read is outstanding; its continuation goes on.</summary>
    Waiting,

    /// <summary>One thread works on what was read.</summary>
    Working,

    /// <summary>What was read is held back until the application takes what came before it.</summary>
    Held,

    /// <summary>Nothing is read any more.</summary>
    Ended,
}
