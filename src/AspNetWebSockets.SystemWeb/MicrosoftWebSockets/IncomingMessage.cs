using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Web.WebSockets;

namespace Microsoft.Web.WebSockets;

/// <summary>A whole message of the client, or its close frame.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct IncomingMessage
{
    private const int ReceiveBufferSize = 8 * 1024;

    private readonly object? _content;

    private IncomingMessage(WebSocketMessageType type, ReadOnlySpan<byte> payload)
    {
        Type = type;
        _content = type switch
        {
            WebSocketMessageType.Text => Encoding.UTF8.GetString(payload),
            WebSocketMessageType.Binary => payload.ToArray(),
            _ => null,
        };
    }

    internal WebSocketMessageType Type { get; }

    /// <summary>Of a text message.</summary>
    internal string Text => (string)_content!;

    /// <summary>Of a binary message.</summary>
    internal byte[] Binary => (byte[])_content!;

    /// <summary>Receives the next message. Holds no memory until it has begun.</summary>
    /// <param name="socket">Where it comes from.</param>
    /// <param name="maxSize">The limit in bytes for a message that comes in more than one piece.</param>
    /// <exception cref="IncomingMessageTooLongException">The message is larger.</exception>
    internal static async ValueTask<IncomingMessage> ReceiveAsync(WebSocket socket, int maxSize)
    {
        if (socket is AspNetWebSocket)
        {
            // Only ours is known to wait with an empty buffer; an application's fake for its tests may not.
            ValueWebSocketReceiveResult begun = await socket
                .ReceiveAsync(Memory<byte>.Empty, CancellationToken.None)
                .ConfigureAwait(false);
            if (begun.EndOfMessage)
            {
                return new IncomingMessage(begun.MessageType, []);
            }
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(ReceiveBufferSize);
        try
        {
            int count = 0;
            for (int pieces = 1; ; pieces++)
            {
                ValueWebSocketReceiveResult result = await socket
                    .ReceiveAsync(buffer.AsMemory(count, Math.Min(buffer.Length - count, ReceiveBufferSize)), default)
                    .ConfigureAwait(false);
                count += result.Count;
                if (pieces > 1 && count > maxSize)
                {
                    throw new IncomingMessageTooLongException(maxSize);
                }

                if (result.EndOfMessage || result.MessageType == WebSocketMessageType.Close)
                {
                    return new IncomingMessage(result.MessageType, buffer.AsSpan(0, count));
                }

                if (count == buffer.Length)
                {
                    buffer = Enlarge(buffer);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Enlarge(byte[] full)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
