using System.Net;
using AspNetWebSockets.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Soak;

/// <summary>The process that is soaked: echoes, pushes to everybody, and tells how it is.</summary>
internal static class SoakServer
{
    /// <summary>What it prints before the number of its port.</summary>
    public const string ReadyLine = "listening on ";

    /// <summary>How soon a client that is silent is found to be dead, in all.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    /// <summary>Runs until its standard input ends.</summary>
    public static async Task RunAsync(string transport)
    {
        using Faults faults = new();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(faults).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        if (transport is not "sockets")
        {
            builder.WebHost.UseEventLoopTransport(options =>
                options.Kind = transport switch
                {
                    "io_uring" => EventLoopTransportKind.IoUring,
                    "epoll" => EventLoopTransportKind.Epoll,
                    _ => EventLoopTransportKind.Auto,
                }
            );
        }

        builder.Services.AddAspNetWebSockets(options =>
        {
            options.KeepAliveInterval = KeepAlive / 2;
            options.KeepAliveTimeout = KeepAlive / 2;
            options.CloseTimeout = TimeSpan.FromSeconds(3);
            options.Limits.WriteStallTimeout = KeepAlive / 3;
            options.LingerTimeout = TimeSpan.FromSeconds(2);
        });
        await using WebApplication app = builder.Build();
        await using Echoes echoes = new();
        using ServerMetrics metrics = new();
        app.UseAspNetWebSockets();
        app.Map("/soak", context => echoes.RunAsync(context));
        app.MapGet("/state", context => context.Response.WriteAsJsonAsync(ServerState.Read(echoes, metrics, faults)));
        await app.StartAsync();
        Console.WriteLine($"{ReadyLine}{new Uri(app.Urls.Single()).Port}");
        _ = await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }
}
