using System.Web;

namespace Microsoft.Web.WebSockets;

/// <summary>Accepts WebSockets for a <see cref="WebSocketHandler"/>.</summary>
/// <remarks>
/// There is no overload with options. For a sub-protocol or the same-origin check give
/// <see cref="WebSocketHandler.ProcessWebSocketRequestAsync"/> to <c>HttpContext.AcceptWebSocketRequest</c> itself.
/// </remarks>
public static class WebSocketExtensions
{
    /// <summary>Makes the request a WebSocket, which the handler is for.</summary>
    /// <param name="httpContext">The request.</param>
    /// <param name="webSocketHandler">A new handler.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <inheritdoc cref="HttpContext.AcceptWebSocketRequest(Func{System.Web.WebSockets.AspNetWebSocketContext, Task}, System.Web.WebSockets.AspNetWebSocketOptions)" path="/exception[@cref!='T:System.ArgumentNullException' and @cref!='T:System.ArgumentException']"/>
    public static void AcceptWebSocketRequest(this HttpContext httpContext, WebSocketHandler webSocketHandler)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        ArgumentNullException.ThrowIfNull(webSocketHandler);
        httpContext.AcceptWebSocketRequest(webSocketHandler.ProcessWebSocketRequestAsync);
    }

    /// <inheritdoc cref="AcceptWebSocketRequest(HttpContext, WebSocketHandler)"/>
    public static void AcceptWebSocketRequest(this HttpContextBase httpContext, WebSocketHandler webSocketHandler)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        ArgumentNullException.ThrowIfNull(webSocketHandler);
        httpContext.AcceptWebSocketRequest(webSocketHandler.ProcessWebSocketRequestAsync);
    }
}
