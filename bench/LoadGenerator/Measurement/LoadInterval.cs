namespace LoadGenerator.Measurement;

/// <summary>A warm-up that does not count, then the interval that does.</summary>
internal sealed class LoadInterval : IDisposable
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly ServerProcess _server;
    private readonly ServerHeap? _heap;
    private readonly LatencyHistogram _latencies = new();
    private readonly TimeSpan _length;
    private readonly long _nanosecondsPerTick = 1_000_000_000 / Clock.TimestampFrequency;
    private long _phaseStart = Clock.GetTimestamp();
    private TimeSpan _phaseLength;
    private long? _allocated;
    private double _serverCpu;
    private TimeSpan _clientCpu;
    private long _operations;

    public LoadInterval(LoadOptions options)
    {
        _server = new ServerProcess(options.ServerProcessId);
        _heap = options.HasHeap ? new ServerHeap(options.Port, options.IsTls) : null;
        _length = options.Length;
        _phaseLength = options.WarmUp;
    }

    /// <summary>Whether the warm-up is over.</summary>
    public bool IsMeasuring { get; private set; }

    /// <summary>Counts one operation that ended at <paramref name="now"/>.</summary>
    public void Count(long started, long now)
    {
        _operations++;
        _latencies.Add((now - started) * _nanosecondsPerTick);
    }

    /// <summary>Looks at the clock: moves on from warm-up to measuring, and returns the result when that is over and anything was counted.</summary>
    /// <param name="scenario">What the result is of.</param>
    /// <param name="connections">How many there are.</param>
    /// <param name="spun">What of the client's processor time was waiting; <see cref="Connections.ClientGroup.SpunFor"/>.</param>
    public LoadResult? Check(string scenario, int connections, TimeSpan spun)
    {
        long now = Clock.GetTimestamp();
        TimeSpan elapsed = Clock.GetElapsedTime(_phaseStart, now);
        if (elapsed < _phaseLength)
        {
            return null;
        }

        if (!IsMeasuring)
        {
            IsMeasuring = true;
            _allocated = _heap?.Allocated();
            _latencies.Clear();
            _operations = 0;
            _serverCpu = _server.CpuSeconds();
            _clientCpu = Environment.CpuUsage.TotalTime - spun;
            _phaseStart = Clock.GetTimestamp();
            _phaseLength = _length;
            return null;
        }

        if (_operations == 0)
        {
            return null;
        }

        double serverCpu = _server.CpuSeconds() - _serverCpu;
        TimeSpan clientCpu = Environment.CpuUsage.TotalTime - spun - _clientCpu;
        return new LoadResult(
            scenario,
            connections,
            elapsed.TotalSeconds,
            _operations,
            _latencies.PercentileMicroseconds(0.5),
            _latencies.PercentileMicroseconds(0.99),
            _latencies.PercentileMicroseconds(0.999),
            _latencies.PercentileMicroseconds(1),
            _heap?.Allocated() - _allocated,
            serverCpu,
            clientCpu.TotalSeconds
        );
    }

    public void Dispose() => _heap?.Dispose();
}
