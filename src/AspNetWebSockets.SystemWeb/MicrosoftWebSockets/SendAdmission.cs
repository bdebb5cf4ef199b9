namespace Microsoft.Web.WebSockets;

/// <summary>What becomes of a message that a handler sends.</summary>
internal enum SendAdmission
{
    /// <summary>Nothing is being sent: the caller sends it.</summary>
    Now,

    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>A send has failed before.</summary>
    Dropped,

    /// <summary>Too much waits already, which ends the connection.</summary>
    QueueIsFull,

    /// <summary>Too much waits already, and this message is dropped.</summary>
    Refused,
}
