using System.Diagnostics.Metrics;

namespace Operations.Metrics;

/// <summary>Listens to the meters of AspNetWebSockets in this process, as an exporter would. Any thread.</summary>
internal sealed class MetricsCollector : IDisposable
{
    private const string Prefix = "aspnetwebsockets.";

    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, double> _sums = new(StringComparer.Ordinal);
    private readonly RoundTrips _roundTrips = new();

    public MetricsCollector()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name is "AspNetWebSockets" or "AspNetWebSockets.Transport")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What has been measured until now. Counters and histograms count on; the rest is as of now.</summary>
    public Reading Read()
    {
        lock (_gate)
        {
            Forget("active_connections");
            Forget("send_queue.size");
        }

        _listener.RecordObservableInstruments();
        lock (_gate)
        {
            return new Reading(
                new Dictionary<string, double>(_sums, StringComparer.Ordinal),
                _roundTrips.Percentiles()
            );
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Forget(string instrument)
    {
        foreach (string key in _sums.Keys.Where(key => key.StartsWith(instrument, StringComparison.Ordinal)).ToList())
        {
            _ = _sums.Remove(key);
        }
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string name = instrument.Name[Prefix.Length..];
        lock (_gate)
        {
            switch (name)
            {
                case "ping.duration":
                    _roundTrips.Add(value);
                    break;
                case "connection.duration":
                    Sum(Reading.Key("ended", Tag(tags, Prefix + "end.cause")), 1);
                    break;
                case "active_connections":
                    Sum(Reading.Key(name, Tag(tags, "http.route")), value);
                    break;
                case "messages" or "message.payload":
                    Sum(Reading.Key(name, Tag(tags, "network.io.direction")), value);
                    break;
                default:
                    Sum(Reading.Key(name, tags.Length > 0 ? tags[0].Value as string : null), value);
                    break;
            }
        }
    }

    private void Sum(string key, double value) => _sums[key] = _sums.GetValueOrDefault(key) + value;

    private static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach ((string key, object? value) in tags)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                return value as string;
            }
        }

        return null;
    }
}
