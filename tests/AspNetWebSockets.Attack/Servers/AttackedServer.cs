using System.Globalization;
using System.Net;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Attack;

/// <summary>The server that is attacked, in a process of its own; ends with its standard input.</summary>
internal static class AttackedServer
{
    /// <summary>What it prints in front of its port when it listens.</summary>
    public const string ReadyLine = "listening on ";

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(ServerKind kind)
    {
        FaultLog log = new();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = AttackLimits.HandshakeTimeout;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        if (kind == ServerKind.Ours)
        {
            builder.WebHost.UseTestTransport();
            builder.Services.AddAspNetWebSockets(Configure);
        }

        await using WebApplication application = builder.Build();
        Map(application, kind);
        application.MapGet("/state", () => State(log));
        await application.StartAsync();
        Console.WriteLine($"{ReadyLine}{new Uri(application.Urls.Single()).Port}");

        // On a thread of its own: the console has no asynchronous read, and the pool is small.
        _ = await Task.Factory.StartNew(
            Console.In.ReadToEnd,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        await application.StopAsync();
    }

    private static void Configure(AspNetWebSocketsOptions options)
    {
        options.MaxMessageSize = AttackLimits.MaxMessageSize;
        options.CloseTimeout = AttackLimits.CloseTimeout;
        options.Mapped.CloseDrainLimit = AttackLimits.CloseDrainLimit;
    }

    private static void Map(WebApplication application, ServerKind kind)
    {
        if (kind == ServerKind.Ours)
        {
            application.UseAspNetWebSockets();
            application.MapWebSocket(Handshake.EchoPath, static context => ServerHandlers.EchoAsync(context.WebSocket));
            application
                .MapWebSocket(Handshake.DeflatePath, static context => ServerHandlers.EchoAsync(context.WebSocket))
                .WithWebSocketCompression();
            application.MapWebSocket(
                Handshake.ClosePath,
                static context => ServerHandlers.CloseAsync(context.WebSocket)
            );
            return;
        }

        application.UseWebSockets();
        application.Map(
            Handshake.EchoPath,
            static (HttpContext context) => StockAsync(context, ServerHandlers.EchoAsync)
        );
        application.Map(
            Handshake.ClosePath,
            static (HttpContext context) => StockAsync(context, ServerHandlers.CloseAsync)
        );
        application.Map(
            Handshake.DeflatePath,
            static (HttpContext context) => StockAsync(context, ServerHandlers.EchoAsync, compression: true)
        );
    }

    /// <summary>As ASP.NET Core's documentation shows it.</summary>
    private static async Task StockAsync(
        HttpContext context,
        Func<System.Net.WebSockets.WebSocket, Task> handler,
        bool compression = false
    )
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using System.Net.WebSockets.WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { DangerousEnableCompression = compression }
        );
        await handler(socket);
    }

    /// <summary>The managed heap in use after a full collection, then what was logged as an error, one line each.</summary>
    private static string State(FaultLog log)
    {
        // Finalizable objects go in the second pass; the third gives their memory back.
        for (int pass = 0; pass < 3; pass++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }

        string heap = GC.GetTotalMemory(forceFullCollection: false).ToString(CultureInfo.InvariantCulture);
        return string.Join('\n', [heap, .. log.Faults]);
    }
}
