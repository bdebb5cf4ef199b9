using System.Net.WebSockets;
using System.Web.WebSockets;

namespace EchoServer.Handlers;

/// <summary><c>/echo</c>: every message back as it came, fragment by fragment, without an allocation per message.</summary>
internal static class EchoHandler
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Runs one connection.</summary>
    public static async Task RunAsync(AspNetWebSocketContext context)
    {
        WebSocket socket = context.WebSocket;

        // A connection that never says anything never owns a buffer: an empty receive waits for the first frame. It
        // takes what is whole without a byte: an empty message, or the close frame.
        ValueWebSocketReceiveResult first = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (first is { EndOfMessage: true, MessageType: not WebSocketMessageType.Close })
        {
            await socket.SendAsync(ReadOnlyMemory<byte>.Empty, first.MessageType, true, CancellationToken.None);
        }

        await EchoAsync(socket, new byte[BufferSize]);
    }

    /// <summary>Echoes until the client closes.</summary>
    public static async Task EchoAsync(WebSocket socket, Memory<byte> buffer)
    {
        while (socket.State == WebSocketState.Open)
        {
            ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (received.MessageType != WebSocketMessageType.Close)
            {
                await socket.SendAsync(
                    buffer[..received.Count],
                    received.MessageType,
                    received.EndOfMessage,
                    CancellationToken.None
                );
            }
        }

        await ClosingHandshake.AnswerAsync(socket);
    }
}
