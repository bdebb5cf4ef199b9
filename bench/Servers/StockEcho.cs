using System.Net.WebSockets;

namespace Servers;

/// <summary>The echo behind ASP.NET Core's own WebSockets, accepted as its documentation shows.</summary>
internal static class StockEcho
{
    /// <summary>Runs one request.</summary>
    public static async Task RunAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        await EchoLoop.RunAsync(socket);
    }
}
