namespace System.Web.WebSockets;

/// <summary>Which halves of the closing handshake (RFC 6455 section 7.1.2) are still to be done.</summary>
[Flags]
internal enum CloseSteps
{
    /// <summary>Both close frames have passed.</summary>
    None = 0,

    /// <summary>Our close frame has to be sent.</summary>
    Send = 1,

    /// <summary>The peer's close frame has to be awaited.</summary>
    Receive = 2,
}
