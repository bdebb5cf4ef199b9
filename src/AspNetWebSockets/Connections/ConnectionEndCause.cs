namespace AspNetWebSockets;

/// <summary>What ended a connection. The first cause counts: what follows from it is no cause of its own.</summary>
internal enum ConnectionEndCause
{
    /// <summary>It has not ended, or nothing has said why yet.</summary>
    None,

    /// <summary>The client's close frame came first.</summary>
    ClientClose,

    /// <summary>The client ended its direction of TCP in order, without a close frame.</summary>
    ClientFin,

    /// <summary>The client, or the network, reset TCP.</summary>
    ClientReset,

    /// <summary>The application closed, aborted, disposed, or returned from its handler.</summary>
    Application,

    /// <summary>A deadline was over: keep-alive, a slow reader, a close frame that was not answered.</summary>
    TimeOut,

    /// <summary>The client broke a rule of the protocol.</summary>
    ProtocolRule,

    /// <summary>The client went past a bound that the server sets.</summary>
    Limit,

    /// <summary>The credential behind the connection was not valid any more.</summary>
    Expired,

    /// <summary>The application ended the connections of a user.</summary>
    Revoked,

    /// <summary>The host stopped, or the server was drained.</summary>
    Shutdown,

    /// <summary>A fault of the server.</summary>
    Fault,
}
