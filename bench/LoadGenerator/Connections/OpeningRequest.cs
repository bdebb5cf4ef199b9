using System.Text;

namespace LoadGenerator.Connections;

/// <summary>The opening handshake of the client (RFC 6455 section 4.1), with the key of the RFC's own example.</summary>
internal sealed class OpeningRequest(int port, string path)
{
    private static readonly byte[] EndOfHeader = "\r\n\r\n"u8.ToArray();

    /// <summary>The bytes to send.</summary>
    public byte[] Bytes { get; } =
        Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        );

    /// <summary>Whether all of the answer is there.</summary>
    /// <exception cref="LoadFailureException">The answer is anything but the right 101.</exception>
    public static bool IsAnswered(ReadOnlySpan<byte> received)
    {
        int end = received.IndexOf(EndOfHeader);
        if (end < 0)
        {
            return false;
        }

        if (
            !received.StartsWith("HTTP/1.1 101"u8)
            || received.IndexOf("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="u8) < 0
            || end + EndOfHeader.Length != received.Length
        )
        {
            throw new LoadFailureException(
                $"The opening handshake was answered with: {Encoding.ASCII.GetString(received)}"
            );
        }

        return true;
    }
}
