using System.Text;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The bytes of an opening handshake, for clients that send it themselves.</summary>
internal static class UpgradeRequest
{
    public static byte[] For(string path) =>
        Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
}
