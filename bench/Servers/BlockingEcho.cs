using System.Net.WebSockets;

namespace Servers;

/// <summary>An echo whose handler does what no handler should: it holds its thread for five seconds for each message.</summary>
internal static class BlockingEcho
{
    private const int BufferSize = 256;
    private static readonly TimeSpan BlockFor = TimeSpan.FromSeconds(5);

    /// <summary>Echoes until the client closes, and answers its close frame. Messages fit into 256 bytes.</summary>
    public static async Task RunAsync(WebSocket socket)
    {
        using ManualResetEventSlim never = new(initialState: false, spinCount: 0);
        byte[] buffer = new byte[BufferSize];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        while (received.MessageType != WebSocketMessageType.Close)
        {
            _ = never.Wait(BlockFor);
            await socket.SendAsync(
                new ArraySegment<byte>(buffer, 0, received.Count),
                received.MessageType,
                received.EndOfMessage,
                CancellationToken.None
            );
            received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        }

        await socket.CloseOutputAsync(
            received.CloseStatus!.Value,
            received.CloseStatusDescription,
            CancellationToken.None
        );
    }
}
