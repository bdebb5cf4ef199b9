using System.IO.Pipelines;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>A drain in virtual time over connections whose close frames are only written down.</summary>
internal sealed class DrainedServer : IAsyncDisposable
{
    private readonly WebSocketMetrics _metrics = new(new TestMeterFactory());
    private readonly AspNetWebSocketsOptions _options = new();
    private readonly DeadlineScheduler _scheduler;
    private readonly List<WebSocketConnection> _all = [];

    public DrainedServer(TimeSpan shutdownTimeout, Action<WebSocketDrainOptions>? configure = null)
    {
        configure?.Invoke(_options.Drain);
        _scheduler = new DeadlineScheduler(Time);
        Active = new ActiveConnections(Log.Logger);
        Drain = new ConnectionDrain(
            Active,
            _options.Drain,
            shutdownTimeout,
            new WatchedTimeProvider(Time, () => OnTimed?.Invoke()),
            new Random(1),
            _metrics,
            Log.Logger
        );
    }

    public ManualTimeProvider Time { get; } = new();

    public RecordedLog Log { get; } = new();

    public ActiveConnections Active { get; }

    public ConnectionDrain Drain { get; }

    /// <summary>The close frames in their order.</summary>
    public List<(
        WebSocketConnection Connection,
        TimeSpan At,
        WebSocketCloseStatus Status,
        string Reason
    )> Told { get; } = [];

    /// <summary>Called before the drain sets its timer for the next close frame.</summary>
    public Action? OnTimed { get; set; }

    /// <summary>Opens connections.</summary>
    public List<WebSocketConnection> Open(int count, bool isPolite = true) =>
        [.. Enumerable.Range(0, count).Select(_ => Open(isPolite))];

    public WebSocketConnection Open(bool isPolite = true)
    {
        InMemoryTransport transport = new(OutputCompletion.HalfClose, 1024, PipeScheduler.Inline, onCall: null);
        WebSocketConnection connection = new(
            new PipeConnection(transport, "drained"),
            _options,
            _scheduler,
            Log.Logger,
            _metrics.Of(route: null, "1.1")
        );
        connection.Start();
        Active.Add(
            connection,
            new DelegateHandler(
                static _ => Task.CompletedTask,
                isPolite ? (told, status, reason) => Told.Add((told, Time.Elapsed, status, reason)) : null
            )
        );
        _all.Add(connection);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        Drain.Dispose();
        foreach (WebSocketConnection connection in _all)
        {
            connection.Abort();
            await connection.DisposeAsync().AsTask().InTimeAsync();
        }

        _scheduler.Dispose();
    }
}
