namespace LoadGenerator.Measurement;

/// <summary>A warm-up that does not count, then the interval that does.</summary>
internal sealed class LoadInterval : IDisposable
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly ServerProcess _server;
    private readonly ServerHeap _heap;
    private readonly LatencyHistogram _latencies = new();
    private readonly TimeSpan _length;
    private long _phaseStart = Clock.GetTimestamp();
    private TimeSpan _phaseLength;
    private bool _measuring;
    private long _allocated;
    private double _serverCpu;
    private TimeSpan _clientCpu;
    private long _operations;

    public LoadInterval(LoadOptions options)
    {
        _server = new ServerProcess(options.ServerProcessId);
        _heap = new ServerHeap(options.Port);
        _length = options.Length;
        _phaseLength = options.WarmUp;
    }

    /// <summary>Counts one operation that ended at <paramref name="now"/>.</summary>
    public void Count(long started, long now)
    {
        _operations++;
        _latencies.Add((long)Clock.GetElapsedTime(started, now).TotalNanoseconds);
    }

    /// <summary>Looks at the clock: moves on from warm-up to measuring, and returns the result when that is over.</summary>
    public LoadResult? Check(string scenario, int connections)
    {
        long now = Clock.GetTimestamp();
        TimeSpan elapsed = Clock.GetElapsedTime(_phaseStart, now);
        if (elapsed < _phaseLength)
        {
            return null;
        }

        if (!_measuring)
        {
            _measuring = true;
            _allocated = _heap.Allocated();
            _latencies.Clear();
            _operations = 0;
            _serverCpu = _server.CpuSeconds();
            _clientCpu = Environment.CpuUsage.TotalTime;
            _phaseStart = Clock.GetTimestamp();
            _phaseLength = _length;
            return null;
        }

        double serverCpu = _server.CpuSeconds() - _serverCpu;
        TimeSpan clientCpu = Environment.CpuUsage.TotalTime - _clientCpu;
        return new LoadResult(
            scenario,
            connections,
            elapsed.TotalSeconds,
            _operations,
            _latencies.PercentileMicroseconds(0.5),
            _latencies.PercentileMicroseconds(0.99),
            _heap.Allocated() - _allocated,
            serverCpu,
            clientCpu.TotalSeconds
        );
    }

    public void Dispose() => _heap.Dispose();
}
