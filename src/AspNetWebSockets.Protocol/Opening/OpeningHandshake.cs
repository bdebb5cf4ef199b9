using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AspNetWebSockets.Protocol;

/// <summary>The server's side of the opening handshake over HTTP/1.1 (RFC 6455 section 4.2).</summary>
public static class OpeningHandshake
{
    /// <summary>The version of the protocol: the only value of <c>Sec-WebSocket-Version</c> that is accepted.</summary>
    public const string SupportedVersion = "13";

    internal const string OtherVersion =
        "This server speaks version 13 of the WebSocket protocol: send \"Sec-WebSocket-Version: 13\".";

    private const int KeyLength = 16;
    private const int EncodedKeyLength = 24;
    private static readonly byte[] Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"u8.ToArray();

    /// <summary>Whether the request means to open a WebSocket at all: its <c>Upgrade</c> header names <c>websocket</c>.</summary>
    public static bool IsAttempted(string? upgrade) => HttpToken.ListContains(upgrade, "websocket");

    /// <summary>Checks a request against RFC 6455 section 4.2.1.</summary>
    /// <returns>What is wrong with it, or <see langword="null"/> when it can be accepted.</returns>
    public static OpeningHandshakeFailure? Check(in OpeningHandshakeRequest request)
    {
        if (!IsAttempted(request.Upgrade))
        {
            return BadRequest(
                "The request does not ask for a WebSocket: the header \"Upgrade: websocket\" is missing."
            );
        }

        if (!string.Equals(request.Method, "GET", StringComparison.Ordinal))
        {
            return BadRequest("A WebSocket is opened with the method GET.");
        }

        if (request.Version < System.Net.HttpVersion.Version11)
        {
            return BadRequest("A WebSocket is opened over HTTP/1.1 or higher.");
        }

        if (string.IsNullOrEmpty(request.Host))
        {
            return BadRequest("The header \"Host\" is missing.");
        }

        if (!HttpToken.ListContains(request.Connection, "Upgrade"))
        {
            return BadRequest("The header \"Connection: Upgrade\" is missing.");
        }

        if (!string.Equals(request.WebSocketVersion, SupportedVersion, StringComparison.Ordinal))
        {
            return new(426, OtherVersion) { SupportedVersion = SupportedVersion };
        }

        return IsKey(request.WebSocketKey)
            ? CheckExtensions(request.Extensions)
            : BadRequest("The header \"Sec-WebSocket-Key\" must be one value of 16 bytes in base64.");
    }

    /// <summary>A list that breaks the grammar fails the handshake (RFC 6455 section 9.1).</summary>
    internal static OpeningHandshakeFailure? CheckExtensions(string? extensions) =>
        ExtensionOfferList.TryParse(extensions, out _)
            ? null
            : BadRequest(
                "The header \"Sec-WebSocket-Extensions\" must be a list such as \"permessage-deflate; server_no_context_takeover\" (RFC 6455 section 9.1)."
            );

    /// <summary>The value of <c>Sec-WebSocket-Accept</c> that answers <paramref name="key"/> (RFC 6455 section 4.2.2).</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Security",
        "CA5350",
        Justification = "RFC 6455 section 4.2.2 prescribes SHA-1; it proves no secret."
    )]
    public static string Accept(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. Encoding.UTF8.GetBytes(key), .. Guid], hash);
        return Convert.ToBase64String(hash);
    }

    private static bool IsKey(string? key) =>
        key is { Length: EncodedKeyLength } && Base64.IsValid(key, out int length) && length == KeyLength;

    private static OpeningHandshakeFailure BadRequest(string reason) => new(400, reason);
}
