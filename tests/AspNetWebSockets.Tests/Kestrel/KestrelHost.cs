using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Tests;

/// <summary>A Kestrel on a free port of the loopback address with one pipeline behind the opening handshake.</summary>
internal sealed class KestrelHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Wire _wire;

    private KestrelHost(WebApplication application, Wire wire, RecordedLog log)
    {
        _application = application;
        _wire = wire;
        Log = log;
        Port = new Uri(application.Urls.Single()).Port;
    }

    public int Port { get; }

    public RecordedLog Log { get; }

    public IServiceProvider Services => _application.Services;

    /// <summary>Runs a handler for every connection.</summary>
    public static Task<KestrelHost> StartAsync(
        Func<WebSocketConnection, Task> handler,
        Wire wire = Wire.Pipe,
        Action<AspNetWebSocketsOptions>? configure = null,
        ReadWatch? watch = null
    ) =>
        StartPipelineAsync(
            application =>
                application.Run(context =>
                {
                    context
                        .Features.GetRequiredFeature()
                        .Accept(new WebSocketAcceptance { Handler = new DelegateHandler(handler) });
                    return Task.CompletedTask;
                }),
            wire,
            configure,
            watch: watch
        );

    /// <summary>Runs a pipeline behind <c>UseAspNetWebSockets</c>.</summary>
    public static async Task<KestrelHost> StartPipelineAsync(
        Action<IApplicationBuilder> pipeline,
        Wire wire = Wire.Pipe,
        Action<AspNetWebSocketsOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        ReadWatch? watch = null,
        Action<IApplicationBuilder>? before = null
    )
    {
        RecordedLog log = new();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(log).AddFilter("AspNetWebSockets.Transport", LogLevel.Warning);
        builder.WebHost.UseKestrelCore().UseTestTransport();
        if (wire == Wire.Tls)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    Configure(listen, wire);
                    watch?.Install(listen);
                }
            )
        );
        builder.Services.AddAspNetWebSockets(configure);
        services?.Invoke(builder.Services);
        WebApplication application = builder.Build();
        if (wire == Wire.Stream)
        {
            application.Use(
                (context, next) => next(new DefaultHttpContext(new FeaturesWithoutTransport(context.Features)))
            );
        }

        before?.Invoke(application);
        application.UseAspNetWebSockets();
        pipeline(application);
        await application.StartAsync(TestContext.Current.CancellationToken).InTimeAsync();
        return new KestrelHost(application, wire, log);
    }

    /// <summary>Connects and makes the opening handshake.</summary>
    public async Task<RawWebSocketClient> ConnectAsync(
        string path = "/",
        byte[]? following = null,
        string? subProtocols = null
    )
    {
        RawWebSocketClient client = await ConnectTransportAsync();
        await client.HandshakeAsync(
            path,
            headers: subProtocols is null ? null : [new("Sec-WebSocket-Protocol", subProtocols)],
            following: following,
            cancellationToken: TestContext.Current.CancellationToken
        );
        client.Response.StatusCode.ShouldBe(101);
        return client;
    }

    /// <summary>Connects TCP, and TLS where the wire has it.</summary>
    public Task<RawWebSocketClient> ConnectTransportAsync() =>
        _wire == Wire.Tls
            ? RawWebSocketClient.ConnectTlsAsync("127.0.0.1", Port, TestContext.Current.CancellationToken)
            : RawWebSocketClient.ConnectTcpAsync("127.0.0.1", Port, TestContext.Current.CancellationToken);

    /// <summary>Opens a WebSocket over HTTP/2 (RFC 8441) with .NET's client.</summary>
    public async Task<ClientWebSocket> ConnectHttp2Async(string path, SocketsHttpHandler? connector = null)
    {
        ClientWebSocket client = new();
        client.Options.HttpVersion = HttpVersion.Version20;
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        using HttpMessageInvoker connections = new(connector ?? new SocketsHttpHandler());
        await client
            .ConnectAsync(new Uri($"ws://127.0.0.1:{Port}{path}"), connections, TestContext.Current.CancellationToken)
            .InTimeAsync();
        return client;
    }

    public Task StopAsync() => _application.StopAsync(TestContext.Current.CancellationToken).InTimeAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _application.DisposeAsync().InTimeAsync();
    }

    private static void Configure(ListenOptions listen, Wire wire)
    {
        listen.Protocols = wire == Wire.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1;
        switch (wire)
        {
            case Wire.Tls:
                listen.UseHttps(LoopbackCertificate.Instance);
                break;
            case Wire.ConnectionLogging:
                listen.UseConnectionLogging();
                break;
            default:
                break;
        }
    }
}
