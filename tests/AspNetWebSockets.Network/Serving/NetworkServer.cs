using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Network;

/// <summary>The server, a process of its own in a namespace of its own. It prints a line when it listens and one when a handler ends.</summary>
internal static class NetworkServer
{
    public const string Ready = "listening";
    public const string Ended = "ended";
    public const int Port = 8080;

    private const int FloodPiece = 16 * 1024;

    /// <summary>Runs until its standard input ends.</summary>
    /// <param name="keepAlive">Seconds of silence before a ping, and as many before the client is dead; 0 for no keep-alive.</param>
    /// <param name="writeStall">Seconds that a client may take nothing.</param>
    public static async Task RunAsync(double keepAlive, double writeStall)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(Networks.ServerAddress), Port));
        builder.WebHost.UseEventLoopTransport();
        builder.Services.AddAspNetWebSockets(options =>
        {
            options.KeepAliveInterval = keepAlive > 0 ? TimeSpan.FromSeconds(keepAlive) : Timeout.InfiniteTimeSpan;
            options.KeepAliveTimeout = options.KeepAliveInterval;
            options.Limits.WriteStallTimeout = TimeSpan.FromSeconds(writeStall);
        });
        await using WebApplication app = builder.Build();
        app.UseAspNetWebSockets();
        app.Map("/echo", context => TellEndAsync(context, EchoAsync));
        app.Map("/flood", context => TellEndAsync(context, FloodAsync));
        await app.StartAsync();
        Console.WriteLine(Ready);
        _ = await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    private static async Task TellEndAsync(HttpContext context, Func<ServerWebSocket, Task> talkAsync)
    {
        long start = TimeProvider.System.GetTimestamp();
        string how = "in order";
        try
        {
            await talkAsync((ServerWebSocket)await context.WebSockets.AcceptWebSocketAsync());
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            how = exception.Message;
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Ended} after {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F1} s: {how}"
            )
        );
    }

    private static async Task EchoAsync(ServerWebSocket socket)
    {
        while (await socket.ReceiveMessageAsync() is { } message)
        {
            using (message)
            {
                await socket.SendAsync(
                    message.Payload,
                    message.MessageType,
                    endOfMessage: true,
                    CancellationToken.None
                );
            }
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
    }

    private static async Task FloodAsync(ServerWebSocket socket)
    {
        byte[] piece = new byte[FloodPiece];
        while (true)
        {
            await socket.SendAsync(
                piece.AsMemory(),
                WebSocketMessageType.Binary,
                endOfMessage: true,
                CancellationToken.None
            );
        }
    }
}
