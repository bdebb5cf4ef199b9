using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>The argument rules of <c>CloseAsync</c> and <c>CloseOutputAsync</c>, of the classic socket and of the modern one.</summary>
internal static class CloseArguments
{
    // Servers do not send it: it is a client's answer to a handshake without the extensions it needs.
    private const int MandatoryExtension = 1010;

    /// <summary>The rules of the .NET Framework. Gives the description to send: <see langword="null"/> for a close frame without body.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="closeStatus"/> may not be sent.</exception>
    /// <exception cref="ArgumentException"><paramref name="statusDescription"/> is too long, or stands beside <see cref="WebSocketCloseStatus.Empty"/>.</exception>
    public static string? Check(WebSocketCloseStatus closeStatus, string? statusDescription)
    {
        // 1004, 1006 and 1015 must not be on the wire (RFC 6455 section 7.4.1).
        if ((int)closeStatus is < 1000 or > 65535 or 1004 or 1006 or MandatoryExtension or 1015)
        {
            throw new ArgumentOutOfRangeException(
                nameof(closeStatus),
                (int)closeStatus,
                "The close status must be from 1000 to 65535 and none of 1004, 1006, 1010 and 1015. Use a WebSocketCloseStatus value, or a code of your own from 4000 to 4999."
            );
        }

        return CheckDescription(closeStatus, statusDescription);
    }

    /// <summary>The rules of RFC 6455 section 7.4: what clients accept. Gives the description to send: <see langword="null"/> for a close frame without body.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="closeStatus"/> may not be sent.</exception>
    /// <exception cref="ArgumentException"><paramref name="statusDescription"/> is too long, or stands beside <see cref="WebSocketCloseStatus.Empty"/>.</exception>
    public static string? CheckForWire(WebSocketCloseStatus closeStatus, string? statusDescription)
    {
        int code = (int)closeStatus;
        if (
            (!CloseCode.IsAllowedOnWire(code) && closeStatus != WebSocketCloseStatus.Empty)
            || code == MandatoryExtension
        )
        {
            throw new ArgumentOutOfRangeException(
                nameof(closeStatus),
                code,
                "The close status must be 1000 to 1003, 1007 to 1009, 1011 to 1014, or 3000 to 4999; clients fail the connection on any other. Use a WebSocketCloseStatus value, or a code of your own from 4000 to 4999."
            );
        }

        return CheckDescription(closeStatus, statusDescription);
    }

    private static string? CheckDescription(WebSocketCloseStatus closeStatus, string? statusDescription)
    {
        if (closeStatus == WebSocketCloseStatus.Empty)
        {
            return string.IsNullOrEmpty(statusDescription)
                ? null
                : throw new ArgumentException(
                    "The status description must be null or empty when the close status is Empty, whose close frame has no body. Pass null, or NormalClosure to send a description.",
                    nameof(statusDescription)
                );
        }

        // No string shorter than this can be too long: UTF-8 needs three bytes a char at most.
        if (
            statusDescription is { Length: > ClosePayload.MaxReasonLength / 3 }
            && Encoding.UTF8.GetByteCount(statusDescription) is > ClosePayload.MaxReasonLength and int length
        )
        {
            throw new ArgumentException(
                $"The status description takes {length} bytes in UTF-8 but may take {ClosePayload.MaxReasonLength} at most. Shorten it, or send the details in a message before closing.",
                nameof(statusDescription)
            );
        }

        return statusDescription ?? "";
    }
}
