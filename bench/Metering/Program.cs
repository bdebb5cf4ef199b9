// What the metrics cost: an echo with and without somebody who listens, in turn, and a look at an instrument to which
// nobody listens.   dotnet run -c Release --project bench/Metering
using System.Diagnostics.Metrics;
using Metering;

const int Rounds = 30;
const int Messages = 100_000;
const int Looks = 100_000_000;

await using EchoHost host = await EchoHost.StartAsync();
_ = host.Echo(5 * Messages);
List<double> alone = [];
List<double> observed = [];
for (int round = 0; round < Rounds; round++)
{
    alone.Add(Measure(host));
    using (Listen())
    {
        observed.Add(Measure(host));
    }
}

double look = MeasureLook();
double nobody = Median(alone);
double somebody = Median(observed);
Console.WriteLine($"Echo of 20 bytes, medians of {Rounds} interleaved rounds of {Messages} messages:");
Console.WriteLine($"  nobody listens          {nobody, 8:0.0} ns per message");
Console.WriteLine(
    $"  a MeterListener listens {somebody, 8:0.0} ns per message, {somebody / nobody:0.000} times as much"
);
Console.WriteLine(
    $"  one look at an instrument to which nobody listens: {look:0.00} ns; an echo has four, {400 * look / nobody:0.00} % of it"
);

static double Measure(EchoHost host)
{
    long start = TimeProvider.System.GetTimestamp();
    int messages = host.Echo(Messages);
    return TimeProvider.System.GetElapsedTime(start).TotalNanoseconds / messages;
}

static MeterListener Listen()
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

static double MeasureLook()
{
    using Meter meter = new("Metering");
    Counter<long> counter = meter.CreateCounter<long>("nobody");
    int seen = 0;
    long start = TimeProvider.System.GetTimestamp();
    for (int look = 0; look < Looks; look++)
    {
        if (counter.Enabled)
        {
            seen++;
        }
    }

    return (TimeProvider.System.GetElapsedTime(start).TotalNanoseconds / Looks) + seen;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
