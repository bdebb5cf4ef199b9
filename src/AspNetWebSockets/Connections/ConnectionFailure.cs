using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>Why a connection can no longer be used.</summary>
/// <param name="Error">What <see cref="WebSocketException.WebSocketErrorCode"/> says.</param>
/// <param name="Message">The cause in words.</param>
/// <param name="Cause">The transport's exception, if it gave one.</param>
internal sealed record ConnectionFailure(WebSocketError Error, string Message, Exception? Cause = null)
{
    public static readonly ConnectionFailure Aborted = new(
        WebSocketError.InvalidState,
        "The WebSocket connection was aborted by this server's application. No further call is possible."
    );

    public WebSocketException ToException() => new(Error, Message, Cause);

    public static ConnectionFailure PeerVanished(Exception? cause) =>
        new(
            WebSocketError.ConnectionClosedPrematurely,
            "The client ended the connection without the closing handshake (close code 1006).",
            cause
        );
}
