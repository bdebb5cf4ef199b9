using System.Net;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Kestrel on event loops, on a port of its own.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private TestServer(WebApplication application)
    {
        _application = application;
    }

    public LogRecords Logs { get; private init; } = new();

    public IServiceProvider Services => _application.Services;

    /// <summary>The endpoint that every server has, on 127.0.0.1.</summary>
    public IPEndPoint EndPoint => new(IPAddress.Loopback, Addresses.First(uri => uri.Host is "127.0.0.1").Port);

    public required IReadOnlyList<Uri> Addresses { get; init; }

    public static async Task<TestServer> StartAsync(
        EventLoopTransportKind kind,
        Action<WebApplication> map,
        Action<EventLoopTransportOptions>? transport = null,
        Action<ListenOptions>? listen = null,
        Action<KestrelServerOptions>? kestrel = null,
        int port = 0,
        TimeProvider? timeProvider = null
    )
    {
        LogRecords logs = new();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(logs);
        if (timeProvider is not null)
        {
            _ = builder.Services.AddSingleton(timeProvider);
        }

        _ = builder.WebHost.UseEventLoopTransport(options =>
        {
            options.Kind = kind;
            options.LoopCount = 2;
            transport?.Invoke(options);
        });
        _ = builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, port, endpoint => listen?.Invoke(endpoint));
            kestrel?.Invoke(options);
        });
        WebApplication application = builder.Build();
        map(application);
        await application.StartAsync();
        return new TestServer(application)
        {
            Logs = logs,
            Addresses =
            [
                .. application
                    .Services.GetRequiredService<IServer>()
                    .Features.GetRequiredFeature<IServerAddressesFeature>()
                    .Addresses.Where(address => !address.Contains("unix", StringComparison.Ordinal))
                    .Select(address => new Uri(address)),
            ],
        };
    }

    public Task StopAsync(CancellationToken cancellationToken) => _application.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource shutdown = new(TimeSpan.FromSeconds(2), TimeProvider.System);
        await _application.StopAsync(shutdown.Token);
        await _application.DisposeAsync();
    }
}
