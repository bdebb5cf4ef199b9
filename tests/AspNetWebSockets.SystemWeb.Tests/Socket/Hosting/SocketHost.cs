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
    private readonly ConcurrentDictionary<string, FlushGate> _gates = new(StringComparer.Ordinal);
    private readonly WebApplication _app;
    private int _lastPlan;

    public SocketHost()
        : this(null) { }

    internal SocketHost(Action<AspNetWebSocketsOptions>? configure)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseTestTransport();
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

    internal int Port => new Uri(_app.Urls.First()).Port;

    /// <summary>Makes a path that one client may connect to.</summary>
    internal (string Path, SocketPlan Plan) Expect(
        long closeDrainLimit = 0,
        string? subProtocol = null,
        bool acceptWhenClientIsGone = false
    )
    {
        string path = $"/{Interlocked.Increment(ref _lastPlan)}";
        SocketPlan plan = new(closeDrainLimit, subProtocol, acceptWhenClientIsGone);
        _plans[path] = plan;
        return (path, plan);
    }

    internal async Task<SocketPair> OpenAsync(long closeDrainLimit = 0, string? subProtocol = null)
    {
        (string path, SocketPlan plan) = Expect(closeDrainLimit, subProtocol);
        KeyValuePair<string, string?>[] headers = [new("Sec-WebSocket-Protocol", subProtocol)];
        RawWebSocketClient client = await RawWebSocketClient.ConnectAsync(
            "127.0.0.1",
            Port,
            path,
            headers,
            TestContext.Current.CancellationToken
        );
        client.Response.StatusCode.ShouldBe(StatusCodes.Status101SwitchingProtocols);
        (AspNetWebSocket socket, WebSocketConnection connection) = await plan.Opened.InTime();
        return new SocketPair(plan, socket, connection, _gates[path], client);
    }

    private async Task AcceptAsync(HttpContext context)
    {
        string path = context.Request.Path;
        SocketPlan plan = _plans[path];
        _gates[path] = context.Features.Get<FlushGate>()!;
        context
            .Features.Get<IWebSocketUpgradeFeature>()!
            .Accept(new WebSocketAcceptance { Handler = plan, SubProtocol = plan.SubProtocol });
        await plan.AcceptedAsync(context.RequestAborted);
    }
}
