using AspNetWebSockets;
using Operations.Metrics;

namespace Operations.Live;

/// <summary>Reads the metrics every second and tells whoever waits.</summary>
internal sealed class LiveFeed : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly MetricsCollector _metrics;
    private readonly IWebSocketDrain _drain;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private TaskCompletionSource<Snapshot> _next = NewPromise();
    private Reading _before;
    private long _then;

    public LiveFeed(MetricsCollector metrics, IWebSocketDrain drain, TimeProvider clock)
    {
        _metrics = metrics;
        _drain = drain;
        _clock = clock;
        _before = metrics.Read();
        _then = clock.GetTimestamp();
        _timer = clock.CreateTimer(static feed => ((LiveFeed)feed!).Read(), this, Period, Period);
    }

    /// <summary>The latest snapshot; <see langword="null"/> in the first second.</summary>
    public Snapshot? Latest { get; private set; }

    /// <summary>The snapshot of the next second.</summary>
    public Task<Snapshot> NextAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _next.Task.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Read()
    {
        lock (_gate)
        {
            Reading now = _metrics.Read();
            long time = _clock.GetTimestamp();
            Latest = Snapshot.Of(_before, now, _clock.GetElapsedTime(_then, time), _drain.IsDraining);
            (_before, _then) = (now, time);
            _next.SetResult(Latest);
            _next = NewPromise();
        }
    }

    private static TaskCompletionSource<Snapshot> NewPromise() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
