using System.Collections.Concurrent;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Tests;

/// <summary>A host on virtual time whose sockets are accepted in the pipeline, echo, and can be taken in hand.</summary>
internal sealed class WatchedHost : IAsyncDisposable
{
    private readonly ConcurrentQueue<ServerWebSocket> _accepted = new();
    private readonly SemaphoreSlim _count = new(0);

    public static TimeSpan Tick { get; } = TimeSpan.FromMilliseconds(1);

    public ManualTimeProvider Time { get; } = new();

    public KestrelHost Host { get; private set; } = null!;

    public IWebSocketConnections Connections => Host.Services.GetRequiredService<IWebSocketConnections>();

    public DateTimeOffset In(TimeSpan time) => Time.GetUtcNow() + time;

    /// <summary>Starts it. Keep-alive is off, as its clients answer no pings.</summary>
    public static async Task<WatchedHost> StartAsync(
        Action<AspNetWebSocketsOptions> configure,
        Action<IApplicationBuilder>? before = null,
        Action<IServiceCollection>? services = null
    )
    {
        WatchedHost host = new();
        host.Host = await KestrelHost.StartPipelineAsync(
            application => application.Run(host.EchoAsync),
            configure: options =>
            {
                options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
                configure(options);
            },
            services: all =>
            {
                all.AddSingleton<TimeProvider>(host.Time);
                services?.Invoke(all);
            },
            before: before ?? (static application => application.Use(GuardedHost.IdentifyAsync))
        );
        return host;
    }

    /// <summary>Opens a WebSocket and gives both ends.</summary>
    public async Task<(RawWebSocketClient Client, ServerWebSocket Server)> ConnectAsync(
        params (string Name, string Value)[] headers
    )
    {
        RawWebSocketClient client = await Host.HandshakeAsync("/", headers);
        client.Response.StatusCode.ShouldBe(101);
        await _count.WaitAsync(TestContext.Current.CancellationToken).InTimeAsync();
        _accepted.TryDequeue(out ServerWebSocket? server).ShouldBeTrue();
        return (client, server!);
    }

    public ValueTask DisposeAsync()
    {
        _count.Dispose();
        return Host.DisposeAsync();
    }

    /// <summary>The WebSocket is open: a message comes back.</summary>
    public static async Task IsOpenAsync(RawWebSocketClient client)
    {
        await client.SendBytesAsync(ClientFrame.Text("here"), TestContext.Current.CancellationToken);
        (await client.ReadFrameAsync(TestContext.Current.CancellationToken))!.Text.ShouldBe("here");
    }

    /// <summary>The server closes, and the client lets it.</summary>
    public static async Task IsClosedAsync(RawWebSocketClient client, int code, string reason)
    {
        ServerFrame close = (await client.ReadFrameAsync(TestContext.Current.CancellationToken))!;
        close.CloseCode.ShouldBe(code);
        close.CloseReason.ShouldBe(reason);
        await client.SendBytesAsync(ClientFrame.Close(code, ""), TestContext.Current.CancellationToken);
        (await client.ReadFrameAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
        await client.DisposeAsync();
    }

    private async Task EchoAsync(HttpContext context)
    {
        ServerWebSocket socket = (ServerWebSocket)await context.WebSockets.AcceptWebSocketAsync();
        _accepted.Enqueue(socket);
        _count.Release();
        while (await socket.ReceiveMessageAsync() is { } message)
        {
            using (message)
            {
                await socket.SendAsync(message.Payload, message.MessageType, endOfMessage: true, default);
            }
        }
    }
}
