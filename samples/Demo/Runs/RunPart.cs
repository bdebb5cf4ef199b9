namespace Demo;

/// <summary>What has to end before a run is over.</summary>
[Flags]
internal enum RunPart
{
    None = 0,

    /// <summary>The client, in the browser or in this process.</summary>
    Client = 1,

    /// <summary>The handler's task.</summary>
    Handler = 2,

    /// <summary>The TCP connection, as the tap sees it.</summary>
    Connection = 4,

    All = Client | Handler | Connection,
}
