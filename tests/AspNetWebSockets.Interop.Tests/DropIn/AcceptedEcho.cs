using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary>An endpoint of ASP.NET Core that accepts a WebSocket by <c>HttpContext.WebSockets</c> and sends every message back.</summary>
internal static class AcceptedEcho
{
    public static async Task RunAsync(HttpContext context)
    {
        using ServerWebSocket socket = (ServerWebSocket)await context.WebSockets.AcceptWebSocketAsync();
        while (await socket.ReceiveMessageAsync(context.RequestAborted) is { } message)
        {
            using (message)
            {
                await socket.SendAsync(message.Payload, message.MessageType, true, context.RequestAborted);
            }
        }

        await socket.CloseAsync(socket.CloseStatus!.Value, socket.CloseStatusDescription, context.RequestAborted);
    }
}
