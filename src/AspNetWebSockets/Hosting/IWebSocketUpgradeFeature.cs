namespace AspNetWebSockets;

/// <summary>
/// The opening handshake of the current request, put into <c>HttpContext.Features</c> by
/// <c>app.UseAspNetWebSockets()</c>. Used by the thread that runs the request.
/// </summary>
public interface IWebSocketUpgradeFeature
{
    /// <summary>Whether the request is a valid opening handshake (RFC 6455 section 4.2.1) on a connection that can be upgraded.</summary>
    bool IsWebSocketRequest { get; }

    /// <summary>
    /// The client's <c>Sec-WebSocket-Protocol</c> list in its order; empty when the header is absent or malformed,
    /// <see langword="null"/> when the request is not an opening handshake.
    /// </summary>
    IReadOnlyList<string>? RequestedSubProtocols { get; }

    /// <summary>What <see cref="Accept"/> recorded; <see langword="null"/> before.</summary>
    WebSocketAcceptance? Acceptance { get; }

    /// <summary>
    /// Records that the request becomes a WebSocket and sets the response status to 101. Nothing is written yet: when
    /// the rest of the pipeline has ended and the status still is 101, the middleware switches protocols and runs
    /// <see cref="WebSocketAcceptance.Handler"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The request is no opening handshake, or was accepted before.</exception>
    void Accept(WebSocketAcceptance acceptance);
}
