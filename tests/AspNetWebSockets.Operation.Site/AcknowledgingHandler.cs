using System.Net.WebSockets;
using System.Web.WebSockets;

namespace AspNetWebSockets.Operation.Site;

/// <summary>Writes every message to standard output, and then acknowledges it by sending it back.</summary>
internal static class AcknowledgingHandler
{
    public static async Task RunAsync(AspNetWebSocketContext context)
    {
        byte[] buffer = new byte[1024];
        WebSocket socket = context.WebSocket;
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                if (socket.State == WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                }

                return;
            }

            await Console.Out.WriteLineAsync($"got {System.Text.Encoding.UTF8.GetString(buffer, 0, result.Count)}");
            if (socket.State == WebSocketState.Open)
            {
                await socket.SendAsync(
                    buffer.AsMemory(0, result.Count),
                    result.MessageType,
                    result.EndOfMessage,
                    CancellationToken.None
                );
            }
        }
    }
}
