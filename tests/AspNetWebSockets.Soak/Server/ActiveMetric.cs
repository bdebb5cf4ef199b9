using System.Diagnostics.Metrics;

namespace AspNetWebSockets.Soak;

/// <summary>How many connections the engine itself counts.</summary>
internal sealed class ActiveMetric : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _sum;

    public ActiveMetric()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Name: "aspnetwebsockets.active_connections", Meter.Name: "AspNetWebSockets" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => _sum += measurement);
        _listener.Start();
    }

    /// <summary>The sum over all endpoints.</summary>
    public long Read()
    {
        lock (_listener)
        {
            _sum = 0;
            _listener.RecordObservableInstruments();
            return _sum;
        }
    }

    public void Dispose() => _listener.Dispose();
}
