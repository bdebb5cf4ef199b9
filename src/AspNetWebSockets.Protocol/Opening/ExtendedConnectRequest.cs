namespace AspNetWebSockets.Protocol;

/// <summary>The values of an extended CONNECT request that the opening handshake is judged by; <see langword="null"/> for an absent field.</summary>
/// <param name="Protocol">The pseudo-header field <c>:protocol</c>.</param>
/// <param name="Authority">The pseudo-header field <c>:authority</c>, or <c>Host</c> in its place.</param>
/// <param name="WebSocketVersion">The <c>Sec-WebSocket-Version</c> header.</param>
/// <param name="Extensions">The <c>Sec-WebSocket-Extensions</c> headers, joined by commas.</param>
public readonly record struct ExtendedConnectRequest(
    string? Protocol,
    string? Authority,
    string? WebSocketVersion,
    string? Extensions = null
);
