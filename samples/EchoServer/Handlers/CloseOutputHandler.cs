using System.Net.WebSockets;
using System.Web.WebSockets;

namespace EchoServer.Handlers;

/// <summary>
/// <c>/closeoutput?code=C&amp;reason=R</c>: <c>CloseOutputAsync</c> at the first message, which returns at once; what the
/// client still sends is received and not echoed, up to its close frame.
/// </summary>
internal static class CloseOutputHandler
{
    private const int BufferSize = 4096;

    /// <summary>Runs one connection.</summary>
    public static async Task RunAsync(AspNetWebSocketContext context)
    {
        WebSocket socket = context.WebSocket;
        RequestedClose close = RequestedClose.Of(context);
        if (!await FirstMessage.ArrivesAsync(socket))
        {
            return;
        }

        await socket.CloseOutputAsync(close.Status, close.Reason, CancellationToken.None);
        Memory<byte> buffer = new byte[BufferSize];
        while (socket.State == WebSocketState.CloseSent)
        {
            await socket.ReceiveAsync(buffer, CancellationToken.None);
        }
    }
}
