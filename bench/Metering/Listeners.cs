using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Metering;

/// <summary>Those who listen: as little as a listener can do.</summary>
internal static class Listeners
{
    /// <summary>To every instrument.</summary>
    public static MeterListener Metrics()
    {
        MeterListener listener = new()
        {
            InstrumentPublished = static (instrument, self) =>
            {
                if (instrument.Meter.Name is "AspNetWebSockets")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        long sum = 0;
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => sum += value);
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => sum += (long)value);
        listener.Start();
        return listener;
    }

    /// <summary>To every span, with all its data.</summary>
    public static ActivityListener Spans()
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name is "AspNetWebSockets",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
