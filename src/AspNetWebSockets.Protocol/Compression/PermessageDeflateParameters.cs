namespace AspNetWebSockets.Protocol;

/// <summary>What client and server agreed on (RFC 7692 section 7.1); see <see cref="PermessageDeflate.Negotiate"/>.</summary>
/// <param name="ServerContextTakeover">Whether the server may refer back to earlier messages.</param>
/// <param name="ClientContextTakeover">Whether the client may refer back to earlier messages.</param>
/// <param name="ServerMaxWindowBits">The largest window of the server's compression, as a power of 2 in bytes: 8 to 15.</param>
/// <param name="ClientMaxWindowBits">The largest window of the client's compression, as a power of 2 in bytes: 8 to 15.</param>
/// <param name="Response">The value of <c>Sec-WebSocket-Extensions</c> in the answer.</param>
public sealed record PermessageDeflateParameters(
    bool ServerContextTakeover,
    bool ClientContextTakeover,
    int ServerMaxWindowBits,
    int ClientMaxWindowBits,
    string Response
);
