namespace AspNetWebSockets.Protocol;

/// <summary>
/// The server's side of the opening handshake over HTTP/2 (RFC 8441 section 5) and HTTP/3 (RFC 9220): an extended
/// CONNECT request, answered with 200. <c>Upgrade</c>, <c>Connection</c>, <c>Sec-WebSocket-Key</c> and
/// <c>Sec-WebSocket-Accept</c> have no part in it.
/// </summary>
public static class ExtendedConnectHandshake
{
    /// <summary>Whether the request means to open a WebSocket at all: its <c>:protocol</c> is <c>websocket</c>, in any case (RFC 9110 section 7.8).</summary>
    public static bool IsAttempted(string? protocol) =>
        string.Equals(protocol, "websocket", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Checks a request against RFC 8441 section 5. That <c>:scheme</c> and <c>:path</c> are there, and that the scheme
    /// fits the connection, is for the server to see to, which has parsed them.
    /// </summary>
    /// <returns>What is wrong with it, or <see langword="null"/> when it can be accepted.</returns>
    public static OpeningHandshakeFailure? Check(in ExtendedConnectRequest request)
    {
        if (!IsAttempted(request.Protocol))
        {
            return BadRequest(
                "The request does not ask for a WebSocket: the pseudo-header field \":protocol\" must be \"websocket\"."
            );
        }

        if (string.IsNullOrEmpty(request.Authority))
        {
            return BadRequest("The pseudo-header field \":authority\" is missing.");
        }

        // 426 would demand an Upgrade header (RFC 9110 section 15.5.22), which HTTP/2 forbids (RFC 9113 section 8.2.2).
        return string.Equals(request.WebSocketVersion, OpeningHandshake.SupportedVersion, StringComparison.Ordinal)
            ? OpeningHandshake.CheckExtensions(request.Extensions)
            : BadRequest(OpeningHandshake.OtherVersion) with
            {
                SupportedVersion = OpeningHandshake.SupportedVersion,
            };
    }

    private static OpeningHandshakeFailure BadRequest(string reason) => new(400, reason);
}
