using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace AspNetWebSockets.Soak;

/// <summary>What the server's own metrics say. Any thread.</summary>
internal sealed class ServerMetrics : IDisposable
{
    private const string Active = "aspnetwebsockets.active_connections";
    private const string LimitsReached = "aspnetwebsockets.limits_reached";
    private const string Pooled = "aspnetcore.memory_pool.pooled";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _limits = new(StringComparer.Ordinal);
    private long _active;
    private long _pooled;

    public ServerMetrics()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name is Active or LimitsReached or Pooled)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(OnMeasurement);
        _listener.Start();
    }

    /// <summary>
    /// Bytes that Kestrel's memory pools keep for later: they grow to what was in use at the busiest moment, and give it
    /// back slowly. It is in the managed heap, and no connection's.
    /// </summary>
    public long PooledBytes => Interlocked.Read(ref _pooled);

    /// <summary>How often clients have come to each bound.</summary>
    public IReadOnlyDictionary<string, long> Limits => _limits;

    /// <summary>How many connections the engine counts, at all endpoints.</summary>
    public long CountActive()
    {
        lock (_listener)
        {
            _active = 0;
            _listener.RecordObservableInstruments();
            return _active;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void OnMeasurement(
        Instrument instrument,
        long measurement,
        ReadOnlySpan<KeyValuePair<string, object?>> tags,
        object? state
    )
    {
        switch (instrument.Name)
        {
            case Active:
                _active += measurement;
                break;
            case Pooled:
                _ = Interlocked.Add(ref _pooled, measurement);
                break;
            default:
                // The bound is its only tag.
                string limit = $"{tags[0].Value}";
                _ = _limits.AddOrUpdate(limit, measurement, (_, count) => count + measurement);
                break;
        }
    }
}
