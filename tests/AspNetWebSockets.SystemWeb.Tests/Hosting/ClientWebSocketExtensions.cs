using System.Net.WebSockets;
using System.Text;

namespace AspNetWebSockets.SystemWeb.Tests.Hosting;

/// <summary>Bounded calls on .NET's client.</summary>
internal static class ClientWebSocketExtensions
{
    internal static Task SendTextAsync(this WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Bound.Token());

    /// <summary>Receives one short text message.</summary>
    internal static async Task<string> ReceiveTextAsync(this WebSocket socket)
    {
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, Bound.Token());
        result.MessageType.ShouldBe(WebSocketMessageType.Text);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    /// <summary>Receives until the server's close frame.</summary>
    /// <returns>Its code; <see langword="null"/> when the connection ended without one, which a browser reports as 1006.</returns>
    internal static async Task<WebSocketCloseStatus?> ReceiveCloseAsync(this WebSocket socket)
    {
        byte[] buffer = new byte[4096];
        try
        {
            WebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(buffer, Bound.Token());
            } while (result.MessageType != WebSocketMessageType.Close);

            return result.CloseStatus;
        }
        catch (WebSocketException exception)
            when (exception.WebSocketErrorCode == WebSocketError.ConnectionClosedPrematurely)
        {
            return null;
        }
    }
}
