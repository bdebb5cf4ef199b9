using System.Net.WebSockets;

namespace Servers;

/// <summary>The handlers behind ASP.NET Core's own WebSockets, accepted as its documentation shows.</summary>
internal static class StockEcho
{
    /// <summary>Maps the paths.</summary>
    public static void Map(WebApplication app)
    {
        app.UseWebSockets();
        app.Map("/echo", static context => AcceptAsync(context, EchoLoop.UsualBuffer));
        app.Map("/bulk", static context => AcceptAsync(context, EchoLoop.LargeBuffer));
        app.Map("/block", static context => AcceptAsync(context, BlockingEcho.RunAsync));
    }

    private static Task AcceptAsync(HttpContext context, int bufferSize) =>
        AcceptAsync(context, socket => EchoLoop.RunAsync(socket, bufferSize));

    private static async Task AcceptAsync(HttpContext context, Func<WebSocket, Task> handler)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        await handler(socket);
    }
}
