using System.Net.WebSockets;
using System.Text.Json;
using AspNetWebSockets;

namespace Operations.Live;

/// <summary>What the page talks to.</summary>
internal static class OperationsEndpoints
{
    /// <summary>The WebSocket: a snapshot every second; <c>drain</c> from the page begins the drain.</summary>
    internal const string Live = LocalOnly.Path + "/live";

    // For the page whose WebSocket was drained with the others.
    private const string Latest = LocalOnly.Path + "/latest";

    internal static void MapOperations(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.Map(Live, RunAsync);
        _ = endpoints.MapGet(Latest, static (LiveFeed feed) => Results.Json(feed.Latest));
    }

    private static async Task RunAsync(HttpContext context, LiveFeed feed, IWebSocketDrain drain)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // A page of another origin is refused here (AspNetWebSocketsOptions.AllowedOrigins), so that it cannot drain.
        using ServerWebSocket socket = (ServerWebSocket)await context.WebSockets.AcceptWebSocketAsync();
        using CancellationTokenSource over = new();
        Task sending = SendAsync(socket, feed, over.Token);
        try
        {
            while (await ReceiveAsync(socket))
            {
                _ = drain.DrainAsync(CancellationToken.None);
            }

            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The page is gone.
        }
        finally
        {
            await over.CancelAsync();
            await sending;
        }
    }

    private static async Task<bool> ReceiveAsync(ServerWebSocket socket)
    {
        byte[] buffer = new byte[64];
        ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        return result.MessageType == WebSocketMessageType.Text
            && buffer.AsSpan(0, result.Count).SequenceEqual("drain"u8);
    }

    private static async Task SendAsync(ServerWebSocket socket, LiveFeed feed, CancellationToken over)
    {
        try
        {
            while (true)
            {
                Snapshot snapshot = await feed.NextAsync(over);
                await socket.SendAsync(
                    JsonSerializer.SerializeToUtf8Bytes(snapshot, JsonSerializerOptions.Web),
                    WebSocketMessageType.Text,
                    endOfMessage: true,
                    over
                );
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The page is gone, or the server has closed: whoever receives sees that too.
        }
    }
}
