namespace LoadGenerator.Connections;

/// <summary>What a read brought a connection to.</summary>
internal enum ConnectionEvent
{
    /// <summary>A part only.</summary>
    None,

    /// <summary>The opening handshake is done.</summary>
    Opened,

    /// <summary>The whole echo came, and every byte of it is right.</summary>
    Echoed,

    /// <summary>The closing handshake is done and the server has closed TCP.</summary>
    Closed,
}
