using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Tests.Hosting;

/// <summary>An application on Kestrel at a free loopback port, with its log kept.</summary>
internal sealed class SystemWebHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SystemWebHost(WebApplication app, LogRecords logs)
    {
        _app = app;
        Logs = new PackageLog(logs);
        IServerAddressesFeature addresses = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!;
        Port = new Uri(addresses.Addresses.First()).Port;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{Port}"),
            Timeout = Bound.Time,
        };
    }

    public int Port { get; }

    public HttpClient Http { get; }

    public PackageLog Logs { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts an application.</summary>
    /// <param name="map">Adds middleware and endpoints.</param>
    /// <param name="options">Sets the options of the engine.</param>
    /// <param name="time">The clock instead of the system's.</param>
    /// <param name="withMiddleware">Whether the application calls <c>UseAspNetWebSockets</c>.</param>
    /// <param name="environment">The name of the host's environment.</param>
    /// <param name="listen">Configures the endpoint, as for TLS.</param>
    /// <param name="contentRoot">Where the files are instead of beside the tests.</param>
    /// <param name="build">Changes the builder.</param>
    public static async Task<SystemWebHost> StartAsync(
        Action<WebApplication> map,
        Action<AspNetWebSocketsOptions>? options = null,
        TimeProvider? time = null,
        bool withMiddleware = true,
        string environment = "Production",
        Action<ListenOptions>? listen = null,
        string? contentRoot = null,
        Action<WebApplicationBuilder>? build = null
    )
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = contentRoot }
        );
        LogRecords logs = new();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.UseTestTransport();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen ?? (_ => { })));
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddAspNetWebSockets(options);
        build?.Invoke(builder);
        WebApplication app = builder.Build();
        if (withMiddleware)
        {
            app.UseAspNetWebSockets();
        }

        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SystemWebHost(app, logs);
    }

    /// <summary>Opens a WebSocket with .NET's client.</summary>
    public async Task<ClientWebSocket> ConnectAsync(string path, Action<ClientWebSocketOptions>? configure = null)
    {
        ClientWebSocket client = new();
        configure?.Invoke(client.Options);
        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{Port}{path}"), Bound.Token());
        return client;
    }

    /// <summary>Makes an opening handshake with the raw client; look at its response.</summary>
    public Task<RawWebSocketClient> ConnectRawAsync(string path, params (string Name, string? Value)[] headers) =>
        RawWebSocketClient.ConnectAsync(
            "127.0.0.1",
            Port,
            path,
            headers.Select(header => KeyValuePair.Create(header.Name, header.Value)),
            Bound.Token()
        );

    /// <summary>Begins to stop the host, as a signal would.</summary>
    public Task StopAsync() => _app.StopAsync(Bound.Token());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
