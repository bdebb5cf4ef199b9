using System.Diagnostics.Metrics;

namespace AspNetWebSockets.Transport;

/// <summary>The meter <c>AspNetWebSockets.Transport</c>.</summary>
internal sealed class TransportMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "AspNetWebSockets.Transport";

    private readonly Counter<long> _stalls;

    public TransportMetrics(IMeterFactory factory)
    {
        Meter meter = factory.Create(MeterName);
        _stalls = meter.CreateCounter<long>(
            "aspnetwebsockets.loop.stalls",
            "{stall}",
            "How often a handler held a loop's thread so long that another thread took the loop over."
        );
    }

    /// <summary>A handler blocked a loop.</summary>
    public void CountStall() => _stalls.Add(1);
}
