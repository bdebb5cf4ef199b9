namespace AspNetWebSockets.Protocol;

/// <summary>Why a request is no opening handshake that this server can complete.</summary>
/// <param name="StatusCode">The HTTP status to answer: 400, or 426 when another version of the protocol is asked for; then the answer carries <c>Sec-WebSocket-Version: 13</c> (RFC 6455 section 4.4).</param>
/// <param name="Reason">What was wrong, what was expected.</param>
public sealed record OpeningHandshakeFailure(int StatusCode, string Reason);
