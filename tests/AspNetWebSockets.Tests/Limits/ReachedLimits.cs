using System.Diagnostics.Metrics;

namespace AspNetWebSockets.Tests;

/// <summary>The bounds that the meter of a test has counted, in order.</summary>
internal sealed class ReachedLimits : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _names = [];

    public ReachedLimits(TestMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (
                instrument.Meter.Scope == meters
                && instrument.Name.Equals("aspnetwebsockets.limits_reached", StringComparison.Ordinal)
            )
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Add(tags));
        _listener.Start();
    }

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_names)
            {
                return [.. _names];
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_names)
        {
            _names.Add((string)tags[0].Value!);
        }
    }
}
