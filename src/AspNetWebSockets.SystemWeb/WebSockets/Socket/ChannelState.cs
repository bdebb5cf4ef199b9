namespace System.Web.WebSockets;

/// <summary>What one direction of a socket is doing.</summary>
internal enum ChannelState
{
    /// <summary>Nothing is pending; a new operation may start.</summary>
    Ready,

    /// <summary>An operation is pending. A failed operation leaves its channel here for ever; the socket is aborted then.</summary>
    Busy,

    /// <summary>The close frame of this direction has passed (RFC 6455 section 5.5.1): no more data.</summary>
    Closed,
}
