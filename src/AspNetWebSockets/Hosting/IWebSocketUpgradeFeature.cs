using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>
/// The opening handshake of the current request, put into <c>HttpContext.Features</c> by
/// <c>app.UseAspNetWebSockets()</c>. Used by the thread that runs the request.
/// </summary>
public interface IWebSocketUpgradeFeature
{
    /// <summary>Whether the request is a valid opening handshake (RFC 6455 section 4.2.1, or RFC 8441 section 5 over HTTP/2) on a connection that can be upgraded.</summary>
    bool IsWebSocketRequest { get; }

    /// <summary>
    /// The client's <c>Sec-WebSocket-Protocol</c> list in its order; empty when the header is absent or malformed,
    /// <see langword="null"/> when the request is not an opening handshake.
    /// </summary>
    IReadOnlyList<string>? RequestedSubProtocols { get; }

    /// <summary>
    /// Judges the page that opens the WebSocket by <see cref="AspNetWebSocketsOptions.AllowedOrigins"/>, as the request
    /// is now: middleware in front may have corrected its scheme and host. To be asked before <see cref="Accept"/>, which
    /// does not. A refusal is logged and counted.
    /// </summary>
    /// <returns>The status 403 and the reason, or <see langword="null"/> when the page may connect, or no page asks.</returns>
    OpeningHandshakeFailure? CheckOrigin();

    /// <summary>What <see cref="Accept"/> recorded; <see langword="null"/> before.</summary>
    WebSocketAcceptance? Acceptance { get; }

    /// <summary>
    /// Records that the request becomes a WebSocket and sets the response status to 101. Nothing is written yet: when
    /// the rest of the pipeline has ended and the status still is 101, the middleware switches protocols and runs
    /// <see cref="WebSocketAcceptance.Handler"/>. Over HTTP/2 the status is 101 as well until then, and 200 on the wire.
    /// </summary>
    /// <exception cref="InvalidOperationException">The request is no opening handshake, or was accepted before.</exception>
    void Accept(WebSocketAcceptance acceptance);
}
