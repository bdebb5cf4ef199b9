using System.Net.WebSockets;

namespace EchoServer.Handlers;

/// <summary>The server's half of a closing handshake (RFC 6455 section 5.5.1).</summary>
internal static class ClosingHandshake
{
    /// <summary>Only clients may send 1010 (RFC 6455 section 7.4.1), so it cannot be sent back.</summary>
    private const WebSocketCloseStatus MandatoryExtension = (WebSocketCloseStatus)1010;

    /// <summary>Answers the close frame that was just received with its own code and reason.</summary>
    public static Task AnswerAsync(WebSocket socket)
    {
        WebSocketCloseStatus received = socket.CloseStatus ?? WebSocketCloseStatus.Empty;
        return received == MandatoryExtension
            ? socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None)
            : socket.CloseOutputAsync(received, socket.CloseStatusDescription, CancellationToken.None);
    }
}
