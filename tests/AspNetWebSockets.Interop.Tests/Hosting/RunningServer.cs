using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>An application on Kestrel, on a free port of the loopback address, with its connections and log watched.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private RunningServer(WebApplication application, ConnectionTracker connections, LogRecords log)
    {
        _application = application;
        Connections = connections;
        Log = log;
        Http = new Uri(application.Urls.Single());
    }

    /// <summary>The arguments that bind a free port.</summary>
    public static string[] Arguments { get; } = ["--urls", "http://127.0.0.1:0"];

    /// <summary>The base address.</summary>
    public Uri Http { get; }

    /// <summary>The host name or address to connect to.</summary>
    public string Host => Http.Host;

    /// <summary>The port to connect to.</summary>
    public int Port => Http.Port;

    /// <summary>When connections end.</summary>
    public ConnectionTracker Connections { get; }

    /// <summary>What was logged.</summary>
    public LogRecords Log { get; }

    /// <summary>Starts an application made from the builder.</summary>
    public static async Task<RunningServer> StartAsync(
        WebApplicationBuilder builder,
        Func<WebApplicationBuilder, WebApplication> build
    )
    {
        ConnectionTracker connections = new();
        LogRecords log = new();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
        builder.Services.AddSingleton<IStartupFilter>(new TrackedRequests(connections));
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(connections.WatchConnection))
        );
        builder.WebHost.UseTestTransport();
        WebApplication application = build(builder);
        await application.StartAsync();
        return new RunningServer(application, connections, log);
    }

    /// <summary>The WebSocket address of a path.</summary>
    public Uri WebSocketUrl(string pathAndQuery) => new($"ws://{Http.Authority}{pathAndQuery}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private sealed class TrackedRequests(ConnectionTracker connections) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(connections.WatchRequestAsync);
                next(app);
            };
    }
}
