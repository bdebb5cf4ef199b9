using System.Diagnostics.Metrics;

namespace AspNetWebSockets.Transport;

/// <summary>The meter <c>AspNetWebSockets.Transport</c>.</summary>
internal sealed class TransportMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "AspNetWebSockets.Transport";

    private readonly Counter<long> _stalls;
    private readonly Counter<long> _writeStalls;

    public TransportMetrics(IMeterFactory factory)
    {
        Meter meter = factory.Create(MeterName);
        _stalls = meter.CreateCounter<long>(
            "aspnetwebsockets.loop.stalls",
            "{stall}",
            "How often a handler held a loop's thread so long that another thread took the loop over."
        );
        _writeStalls = meter.CreateCounter<long>(
            "aspnetwebsockets.transport.write_stalls",
            "{connection}",
            "How many connections were aborted because their peer took nothing of the last that the server had for it."
        );
    }

    /// <summary>A handler blocked a loop.</summary>
    public void CountStall() => _stalls.Add(1);

    /// <summary>A peer did not take the end of its connection.</summary>
    public void CountWriteStall() => _writeStalls.Add(1);
}
