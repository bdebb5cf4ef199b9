using System.Runtime.InteropServices;

namespace AspNetWebSockets;

/// <summary>A connection's place in <see cref="ActiveConnections"/>, whose lock guards it.</summary>
/// <param name="next">The connection behind it.</param>
/// <param name="hostStopping">How it ends with the host; <see langword="null"/> aborts it.</param>
[StructLayout(LayoutKind.Auto)]
internal struct ConnectionPlace(WebSocketConnection? next, Action<WebSocketConnection>? hostStopping)
{
    public WebSocketConnection? Previous;
    public WebSocketConnection? Next = next;

    /// <summary>Whether the host has begun to end it.</summary>
    public bool IsEnding;

    public readonly Action<WebSocketConnection>? HostStopping => hostStopping;
}
