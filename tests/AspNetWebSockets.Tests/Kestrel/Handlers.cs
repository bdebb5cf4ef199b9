using System.Net.WebSockets;

namespace AspNetWebSockets.Tests;

/// <summary>What servers do in these tests.</summary>
internal static class Handlers
{
    /// <summary>Sends every fragment back, answers the close frame, ends.</summary>
    public static async Task EchoAsync(WebSocketConnection connection)
    {
        byte[] buffer = new byte[16 * 1024];
        while (true)
        {
            ValueWebSocketReceiveResult result = await connection.ReceiveAsync(buffer, CancellationToken.None);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                await connection.SendCloseAsync(
                    connection.CloseStatus!.Value,
                    connection.CloseStatusDescription,
                    CancellationToken.None
                );
                return;
            }

            await connection.SendAsync(
                buffer.AsMemory(0, result.Count),
                result.MessageType,
                result.EndOfMessage,
                CancellationToken.None
            );
        }
    }
}
