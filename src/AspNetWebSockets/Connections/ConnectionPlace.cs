using System.Runtime.InteropServices;

namespace AspNetWebSockets;

/// <summary>A connection's place in <see cref="ActiveConnections"/>, whose lock guards it.</summary>
/// <param name="next">The connection behind it.</param>
/// <param name="handler">Ends it with the host.</param>
[StructLayout(LayoutKind.Auto)]
internal struct ConnectionPlace(WebSocketConnection? next, IWebSocketHandler handler)
{
    public WebSocketConnection? Previous;
    public WebSocketConnection? Next = next;

    /// <summary>Whether the server has begun to let go of it.</summary>
    public bool IsEnding;

    /// <summary>Whether it was told with a close frame then.</summary>
    public bool IsTold;

    /// <summary>Whether its end was counted, although its handler may still run.</summary>
    public bool IsCounted;

    /// <summary>Ends it with the host; <see langword="null"/> when it has no place, being over.</summary>
    public readonly IWebSocketHandler? Handler => handler;
}
