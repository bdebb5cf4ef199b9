using System.Net.WebSockets;

namespace Servers;

/// <summary>
/// The one echo that both libraries run for new code: the loop of ASP.NET Core's documentation, with the overloads that
/// allocate nothing, and without a buffer for a connection that has not said anything yet.
/// </summary>
internal static class EchoLoop
{
    /// <summary>The buffer of a connection on <c>/echo</c>, in bytes: the size that the documentation's example has.</summary>
    public const int UsualBuffer = 4 * 1024;

    /// <summary>The buffer on <c>/bulk</c>, in bytes: what a handler takes that expects large messages.</summary>
    public const int LargeBuffer = 64 * 1024;

    /// <summary>Echoes until the client closes, and answers its close frame.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="bufferSize">Bytes. A longer message goes back in fragments.</param>
    public static async Task RunAsync(WebSocket socket, int bufferSize)
    {
        // An empty receive completes when the first frame begins; it takes nothing out of it.
        _ = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (socket.CloseStatus is null)
        {
            await EchoAsync(socket, new byte[bufferSize]);
        }

        if (socket.CloseStatus is { } status)
        {
            await socket.CloseOutputAsync(status, socket.CloseStatusDescription, CancellationToken.None);
        }
    }

    private static async Task EchoAsync(WebSocket socket, Memory<byte> buffer)
    {
        ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        while (received.MessageType != WebSocketMessageType.Close)
        {
            await socket.SendAsync(
                buffer[..received.Count],
                received.MessageType,
                received.EndOfMessage,
                CancellationToken.None
            );
            received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        }
    }
}
