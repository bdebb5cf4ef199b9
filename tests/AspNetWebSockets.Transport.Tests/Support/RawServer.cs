using System.Net;
using System.Net.Sockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Event loops without Kestrel: every connection is taken over as soon as it is accepted.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly EventLoopListenerFactory _factory;
    private readonly IConnectionListener _listener;
    private readonly int _loopCount;

    private RawServer(
        ServiceProvider services,
        EventLoopListenerFactory factory,
        IConnectionListener listener,
        int loopCount
    )
    {
        _loopCount = loopCount;
        _services = services;
        _factory = factory;
        _listener = listener;
    }

    public LoopListener Listener => (LoopListener)_listener;

    public IPEndPoint EndPoint => (IPEndPoint)_listener.EndPoint;

    public LogRecords Logs { get; private init; } = new();

    public static async Task<RawServer> StartAsync(
        EventLoopTransportKind kind,
        Action<EventLoopTransportOptions>? configure = null
    )
    {
        EventLoopTransportOptions options = new() { Kind = kind, LoopCount = 1 };
        configure?.Invoke(options);
        LogRecords logs = new();
        ServiceProvider services = new ServiceCollection()
            .AddMetrics()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs))
            .AddSingleton<IOptions<EventLoopTransportOptions>>(Options.Create(options))
            .AddSingleton<TransportMetrics>()
            .AddSingleton<TransportChoice>()
            .AddSingleton<EventLoopListenerFactory>()
            .BuildServiceProvider();
        EventLoopListenerFactory factory = services.GetRequiredService<EventLoopListenerFactory>();
        IConnectionListener listener = await factory.BindAsync(new IPEndPoint(IPAddress.Loopback, 0));
        return new RawServer(services, factory, listener, options.LoopCount) { Logs = logs };
    }

    /// <summary>The next connection, taken over and not started.</summary>
    public async Task<ITransportConnection> AcceptAsync()
    {
        ConnectionContext? context = await _listener
            .AcceptAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(Bound.Time, TestContext.Current.CancellationToken);
        IConnectionTakeOverFeature feature = context.ShouldNotBeNull().Features.Get<IConnectionTakeOverFeature>()!;
        ITransportConnection connection = await feature.TakeOverAsync();
        await context.DisposeAsync();
        return connection;
    }

    /// <summary>A client and the server's end of its connection.</summary>
    public async Task<(Socket Client, ITransportConnection Connection)> ConnectAsync()
    {
        Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(EndPoint, TestContext.Current.CancellationToken);
        return (client, await AcceptAsync());
    }

    /// <summary>Completes when every loop has gone round after this call: what was ready before has been handled.</summary>
    public async Task PassAsync()
    {
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < _loopCount; i++)
            {
                (Socket client, ITransportConnection connection) = await ConnectAsync();
                using Socket owned = client;
                EchoSink echo = new(connection);
                connection.Start(echo);
                await client.SendAllAsync(new byte[1]);
                _ = await client.ReceiveExactlyAsync(1);
                client.Shutdown(SocketShutdown.Send);
                _ = await echo.Ended.InTime();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _factory.DisposeAsync();
        await _services.DisposeAsync();
    }
}
