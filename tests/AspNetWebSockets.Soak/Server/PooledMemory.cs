using System.Diagnostics.Metrics;

namespace AspNetWebSockets.Soak;

/// <summary>
/// What Kestrel's memory pools keep for later: they grow to what was in use at the busiest moment, and give it back slowly.
/// It is in the managed heap, and no connection's.
/// </summary>
internal sealed class PooledMemory : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _bytes;

    public PooledMemory()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Name: "aspnetcore.memory_pool.pooled", Meter.Name: "Microsoft.AspNetCore.MemoryPool" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _bytes, change));
        _listener.Start();
    }

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Dispose() => _listener.Dispose();
}
