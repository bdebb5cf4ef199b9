using System.Buffers;
using System.Net.WebSockets;

namespace AspNetWebSockets.Attack;

/// <summary>
/// What both servers run, on the API that they share. An echo goes out when its message is whole, so nothing of a bad
/// message is ever answered. A client that breaks the connection ends the handler, which is no fault of the server.
/// </summary>
internal static class ServerHandlers
{
    // RFC 6455 section 7.4.1: a server does not use it, so it is not echoed.
    private const int MandatoryExtension = 1010;

    /// <summary><c>/echo</c>: whole messages back, the close frame answered with its own code and reason.</summary>
    public static Task EchoAsync(WebSocket socket) => UntilBrokenAsync(socket, EchoMessagesAsync);

    /// <summary><c>/close</c>: begins the closing handshake at the first message.</summary>
    public static Task CloseAsync(WebSocket socket) => UntilBrokenAsync(socket, CloseAtFirstMessageAsync);

    private static async Task UntilBrokenAsync(WebSocket socket, Func<WebSocket, Task> run)
    {
        try
        {
            await run(socket);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The client broke a rule or vanished; the server deals with it, and nobody else is interested.
        }
    }

    private static async Task EchoMessagesAsync(WebSocket socket)
    {
        byte[] buffer = new byte[4096];
        ArrayBufferWriter<byte> message = new();
        while (true)
        {
            ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                break;
            }

            message.Write(buffer.AsSpan(0, received.Count));
            if (received.EndOfMessage)
            {
                await socket.SendAsync(message.WrittenMemory, received.MessageType, true, CancellationToken.None);
                message = message.Capacity > buffer.Length ? new ArrayBufferWriter<byte>() : message;
                message.ResetWrittenCount();
            }
        }

        WebSocketCloseStatus status = socket.CloseStatus ?? WebSocketCloseStatus.Empty;
        await socket.CloseOutputAsync(
            (int)status == MandatoryExtension ? WebSocketCloseStatus.NormalClosure : status,
            socket.CloseStatusDescription,
            CancellationToken.None
        );
    }

    private static async Task CloseAtFirstMessageAsync(WebSocket socket)
    {
        _ = await socket.ReceiveAsync(new byte[4096].AsMemory(), CancellationToken.None);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);
    }
}
