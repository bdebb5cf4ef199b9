using System.Diagnostics.Metrics;
using System.Globalization;

namespace AspNetWebSockets.TestSupport;

/// <summary>What the instruments of one host have measured, as text: <c>name value tag=value tag=value</c>, tags in their order. Any thread.</summary>
public sealed class RecordedMeasurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _lines = [];
    private readonly Lock _gate = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="factory">The host's.</param>
    public RecordedMeasurements(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Meter.Name is "AspNetWebSockets")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Those of an instrument, without the first part of its name.</summary>
    public IReadOnlyList<string> Of(string instrument)
    {
        lock (_gate)
        {
            return [.. _lines.Where(line => line.StartsWith(instrument + ' ', StringComparison.Ordinal))];
        }
    }

    /// <summary>Asks the instruments that are asked for their value.</summary>
    public IReadOnlyList<string> Observe(string instrument)
    {
        lock (_gate)
        {
            _ = _lines.RemoveAll(line => line.StartsWith(instrument + ' ', StringComparison.Ordinal));
        }

        _listener.RecordObservableInstruments();
        return Of(instrument);
    }

    /// <summary>Listens no more.</summary>
    public void Dispose() => _listener.Dispose();

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : struct, IFormattable
    {
        string line =
            $"{instrument.Name["aspnetwebsockets.".Length..]} {value.ToString(null, CultureInfo.InvariantCulture)}";
        foreach ((string key, object? tag) in tags)
        {
            line += $" {key.Replace("aspnetwebsockets.", "", StringComparison.Ordinal)}={tag}";
        }

        lock (_gate)
        {
            _lines.Add(line);
        }
    }
}
