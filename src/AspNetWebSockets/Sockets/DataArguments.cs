using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>The argument rules of the <c>SendAsync</c> and <c>ReceiveAsync</c> overloads, of the classic socket and of the modern one.</summary>
internal static class DataArguments
{
    // Pinning null failed inside the operation on the .NET Framework and cost the connection; refusing it up front does not.
    public static void CheckBuffer(ArraySegment<byte> buffer)
    {
        if (buffer.Array is null)
        {
            throw new ArgumentNullException(
                nameof(buffer),
                "The buffer is default(ArraySegment<byte>), which has no array. Pass a segment of an array; an array of length zero is allowed."
            );
        }
    }

    public static void CheckMessageType(WebSocketMessageType messageType)
    {
        if (messageType is not (WebSocketMessageType.Text or WebSocketMessageType.Binary))
        {
            throw new ArgumentException(
                $"The message type is {messageType} but must be Text or Binary. To send a close frame call CloseAsync or CloseOutputAsync.",
                nameof(messageType)
            );
        }
    }

    /// <summary>Whether the flags end the message. Compression is never used here, so there is none to disable.</summary>
    public static bool CheckFlags(WebSocketMessageFlags messageFlags)
    {
        const WebSocketMessageFlags Known =
            WebSocketMessageFlags.EndOfMessage | WebSocketMessageFlags.DisableCompression;
        return (messageFlags & ~Known) == WebSocketMessageFlags.None
            ? (messageFlags & WebSocketMessageFlags.EndOfMessage) != WebSocketMessageFlags.None
            : throw new ArgumentException(
                $"The message flags are {messageFlags} but may contain only EndOfMessage and DisableCompression. Remove the others.",
                nameof(messageFlags)
            );
    }
}
