using System.Diagnostics;
using System.Diagnostics.Metrics;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>A listener that throws costs what it would have been told, and no connection.</summary>
public sealed class FailingListenerTests
{
    [Fact]
    public async Task Of_metrics()
    {
        await using ConnectionPair pair = new() { ErrorsExpected = true };
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, pair.MeterFactory))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("on purpose"));
        listener.Start();
        await EndAsync(pair);
        pair.Log.Errors.ShouldHaveSingleItem().EventId.ShouldBe(1061);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_spans(bool atTheBegin)
    {
        using Activity request = new Activity("request").Start();
        using ActivityListener listener = new();
        listener.ShouldListenTo = static source => source.Name is "AspNetWebSockets";
        listener.Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            options.Parent.TraceId == request.TraceId
                ? ActivitySamplingResult.AllDataAndRecorded
                : ActivitySamplingResult.None;
        // Whoever listens is told of the spans of other tests as well.
        Action<Activity> fail = activity =>
        {
            if (activity.TraceId == request.TraceId)
            {
                throw new InvalidOperationException("on purpose");
            }
        };
        listener.ActivityStarted = atTheBegin ? fail : null;
        listener.ActivityStopped = atTheBegin ? null : fail;
        ActivitySource.AddActivityListener(listener);
        await using ConnectionPair pair = new() { ErrorsExpected = true };
        Activity.Current.ShouldBeSameAs(request);
        await EndAsync(pair);
        Activity.Current.ShouldBeSameAs(request);
        pair.Log.Errors.ShouldHaveSingleItem().EventId.ShouldBe(1061);
    }

    /// <summary>It ends as always, and the count of open ones is right.</summary>
    private static async Task EndAsync(ConnectionPair pair)
    {
        pair.Client.Send(ClientFrame.Close(1000));
        await pair.Server.DisposeAsync().InTimeAsync();
        using RecordedMeasurements measurements = new(pair.MeterFactory);
        measurements.Observe("active_connections").ShouldBe(["active_connections 0 network.protocol.version=1.1"]);
    }
}
