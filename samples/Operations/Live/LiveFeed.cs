using AspNetWebSockets;
using Operations.Metrics;

namespace Operations.Live;

/// <summary>Reads the metrics every second and tells whoever waits.</summary>
internal sealed class LiveFeed(MetricsCollector metrics, IWebSocketDrain drain, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private TaskCompletionSource<Snapshot> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The latest snapshot; <see langword="null"/> in the first second.</summary>
    public Snapshot? Latest { get; private set; }

    /// <summary>The snapshot of the next second.</summary>
    public Task<Snapshot> NextAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _next).Task.WaitAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, clock);
        Reading before = metrics.Read();
        long then = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Reading now = metrics.Read();
            long time = clock.GetTimestamp();
            Snapshot snapshot = Snapshot.Of(before, now, clock.GetElapsedTime(then, time), drain.IsDraining);
            (before, then) = (now, time);
            Latest = snapshot;
            Interlocked
                .Exchange(
                    ref _next,
                    new TaskCompletionSource<Snapshot>(TaskCreationOptions.RunContinuationsAsynchronously)
                )
                .SetResult(snapshot);
        }
    }
}
