using System.Net.WebSockets;
using System.Web;

namespace Servers;

/// <summary>
/// An echo as it was written for ASP.NET 4.x, with the overloads of that time; like <see cref="EchoLoop"/> without a
/// buffer for a connection that has not said anything yet.
/// </summary>
internal sealed class ClassicEcho : IHttpHandler
{
    /// <inheritdoc />
    public bool IsReusable => true;

    /// <inheritdoc />
    public void ProcessRequest(System.Web.HttpContext context) =>
        context.AcceptWebSocketRequest(static accepted => RunAsync(accepted.WebSocket));

    private static async Task RunAsync(WebSocket socket)
    {
        // An empty receive completes when the first frame begins; it takes nothing out of it.
        _ = await socket.ReceiveAsync(Array.Empty<byte>(), CancellationToken.None);
        if (socket.CloseStatus is null)
        {
            await EchoAsync(socket, new byte[EchoLoop.UsualBuffer]);
        }

        if (socket.CloseStatus is { } status)
        {
            await socket.CloseOutputAsync(status, socket.CloseStatusDescription, CancellationToken.None);
        }
    }

    private static async Task EchoAsync(WebSocket socket, byte[] buffer)
    {
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        while (received.MessageType != WebSocketMessageType.Close)
        {
            await socket.SendAsync(
                new ArraySegment<byte>(buffer, 0, received.Count),
                received.MessageType,
                received.EndOfMessage,
                CancellationToken.None
            );
            received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        }
    }
}
