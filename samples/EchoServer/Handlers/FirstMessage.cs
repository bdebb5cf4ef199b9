using System.Net.WebSockets;

namespace EchoServer.Handlers;

/// <summary>Waits for the message at which the closing paths close.</summary>
internal static class FirstMessage
{
    private const int BufferSize = 4096;

    /// <summary>Receives one whole message and throws it away.</summary>
    /// <returns>False when the client closed instead; its close frame is answered then.</returns>
    public static async Task<bool> ArrivesAsync(WebSocket socket)
    {
        Memory<byte> buffer = new byte[BufferSize];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        } while (!received.EndOfMessage && received.MessageType != WebSocketMessageType.Close);

        if (received.MessageType == WebSocketMessageType.Close)
        {
            await ClosingHandshake.AnswerAsync(socket);
            return false;
        }

        return true;
    }
}
