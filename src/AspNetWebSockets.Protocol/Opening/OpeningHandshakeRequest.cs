namespace AspNetWebSockets.Protocol;

/// <summary>The values of an HTTP/1 request that the opening handshake is judged by; <see langword="null"/> for an absent header.</summary>
/// <param name="Method">The request method.</param>
/// <param name="Version">The HTTP version, as 1.1.</param>
/// <param name="Host">The <c>Host</c> header.</param>
/// <param name="Upgrade">The <c>Upgrade</c> header.</param>
/// <param name="Connection">The <c>Connection</c> header.</param>
/// <param name="WebSocketVersion">The <c>Sec-WebSocket-Version</c> header.</param>
/// <param name="WebSocketKey">The <c>Sec-WebSocket-Key</c> header.</param>
/// <param name="Extensions">The <c>Sec-WebSocket-Extensions</c> headers, joined by commas.</param>
public readonly record struct OpeningHandshakeRequest(
    string Method,
    Version Version,
    string? Host,
    string? Upgrade,
    string? Connection,
    string? WebSocketVersion,
    string? WebSocketKey,
    string? Extensions = null
);
