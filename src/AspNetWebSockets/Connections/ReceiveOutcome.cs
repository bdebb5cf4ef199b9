namespace AspNetWebSockets;

/// <summary>What <see cref="Inbox.Read"/> could give.</summary>
internal enum ReceiveOutcome
{
    /// <summary>Nothing is there.</summary>
    Empty,

    /// <summary>The beginning of a fragment that is still coming in; the buffer has room for more.</summary>
    Partial,

    /// <summary>As much as one receive may return.</summary>
    Complete,
}
