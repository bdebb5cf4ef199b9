using System.Net.WebSockets;
using System.Text;

namespace System.Web.WebSockets;

/// <summary>The argument rules of <see cref="AspNetWebSocket.CloseAsync"/> and <see cref="AspNetWebSocket.CloseOutputAsync"/>.</summary>
internal static class CloseArguments
{
    // A control frame carries 125 bytes at most (RFC 6455 section 5.5), two of them for the code.
    private const int MaxDescriptionBytes = 123;

    /// <summary>Checks both arguments and gives the description to send: <see langword="null"/> for a close frame without body.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="closeStatus"/> may not be sent.</exception>
    /// <exception cref="ArgumentException"><paramref name="statusDescription"/> is too long, or stands beside <see cref="WebSocketCloseStatus.Empty"/>.</exception>
    public static string? Check(WebSocketCloseStatus closeStatus, string? statusDescription)
    {
        // 1004, 1006 and 1015 must not be on the wire (RFC 6455 section 7.4.1); 1010 is for clients only.
        if ((int)closeStatus is < 1000 or > 65535 or 1004 or 1006 or 1010 or 1015)
        {
            throw new ArgumentOutOfRangeException(
                nameof(closeStatus),
                (int)closeStatus,
                "The close status must be from 1000 to 65535 and none of 1004, 1006, 1010 and 1015. Use a WebSocketCloseStatus value, or a code of your own from 4000 to 4999."
            );
        }

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
            statusDescription is { Length: > MaxDescriptionBytes / 3 }
            && Encoding.UTF8.GetByteCount(statusDescription) is > MaxDescriptionBytes and int length
        )
        {
            throw new ArgumentException(
                $"The status description takes {length} bytes in UTF-8 but may take {MaxDescriptionBytes} at most. Shorten it, or send the details in a message before closing.",
                nameof(statusDescription)
            );
        }

        return statusDescription ?? "";
    }
}
