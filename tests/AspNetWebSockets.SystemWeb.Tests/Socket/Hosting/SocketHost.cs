using System.Collections.Concurrent;
using System.Net;
using System.Web.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>
/// Kestrel on loopback whose handlers give their <see cref="AspNetWebSocket"/> to the test. Time is virtual; tests that
/// move it start a host of their own.
/// </summary>
public sealed class SocketHost : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, SocketPlan> _plans = new(StringComparer.Ordinal);
    private readonly WebApplication _app;
    private int _lastPlan;

    public SocketHost()
        : this(null) { }

    internal SocketHost(Action<AspNetWebSocketsOptions>? configure)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                endpoint =>
                {
                    endpoint.Protocols = HttpProtocols.Http1;
                    endpoint.Use(FlushGate.Install);
                }
            )
        );
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddAspNetWebSockets(configure);
        _app = builder.Build();
        _app.UseAspNetWebSockets();
        _app.Run(AcceptAsync);
    }

    internal ManualTimeProvider Time { get; } = new();

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    internal async Task<SocketPair> OpenAsync(
        long closeDrainLimit = 0,
        string? subProtocol = null,
        bool abortBeforeBirth = false
    )
    {
        string id = $"/{Interlocked.Increment(ref _lastPlan)}";
        SocketPlan plan = new(closeDrainLimit, subProtocol, abortBeforeBirth);
        _plans[id] = plan;
        KeyValuePair<string, string?>[] headers = [new("Sec-WebSocket-Protocol", subProtocol)];
        RawWebSocketClient client = await RawWebSocketClient.ConnectAsync(
            "127.0.0.1",
            new Uri(_app.Urls.First()).Port,
            id,
            headers,
            TestContext.Current.CancellationToken
        );
        client.Response.StatusCode.ShouldBe(StatusCodes.Status101SwitchingProtocols);
        (AspNetWebSocket socket, WebSocketConnection connection) = await plan.Opened.InTime();
        return new SocketPair(plan, socket, connection, _gates[id], client);
    }

    private readonly ConcurrentDictionary<string, FlushGate> _gates = new(StringComparer.Ordinal);

    private Task AcceptAsync(HttpContext context)
    {
        string id = context.Request.Path;
        SocketPlan plan = _plans[id];
        _gates[id] = context.Features.GetRequiredFeature<FlushGate>();
        context
            .Features.GetRequiredFeature<IWebSocketUpgradeFeature>()
            .Accept(new WebSocketAcceptance { Handler = plan.RunAsync, SubProtocol = plan.SubProtocol });
        return Task.CompletedTask;
    }
}
