// What metrics and spans cost: an echo, and a connection of no message, with and without somebody who listens, in turn.
// Prints a table in Markdown within a minute.   dotnet run -c Release --project bench/Metering
using System.Globalization;
using Metering;

const int Rounds = 30;
const int Messages = 100_000;
const int Connections = 50;

await using EchoHost plain = await EchoHost.StartAsync();
EchoHost spanned;
EchoHost sampled;
using (Listeners.Spans())
{
    // A connection has its span, or none, from its begin on.
    spanned = await EchoHost.StartAsync();
    sampled = await EchoHost.StartAsync(messageTraceRatio: 0.01);
}

await using EchoHost first = spanned;
await using EchoHost second = sampled;
(string Who, EchoHost Host, Func<IDisposable?> Listen)[] cases =
[
    ("nobody", plain, static () => null),
    ("a MeterListener", plain, Listeners.Metrics),
    ("an ActivityListener, no spans of messages", spanned, Listeners.Spans),
    ("an ActivityListener, MessageTraceRatio 0.01", sampled, Listeners.Spans),
];
List<double>[] echoes = [.. cases.Select(static _ => new List<double>())];
List<double>[] ends = [.. cases.Select(static _ => new List<double>())];

// The first rounds are for the compiler.
for (int round = -5; round < Rounds; round++)
{
    for (int i = 0; i < cases.Length; i++)
    {
        using IDisposable? listener = cases[i].Listen();
        double echo = Echo(cases[i].Host);
        double end = await OpenAndEndAsync(cases[i].Host);
        if (round >= 0)
        {
            echoes[i].Add(echo);
            ends[i].Add(end);
        }
    }
}

Console.WriteLine(
    $"Medians of {Rounds} rounds in turn, of {Messages} echoes of 20 bytes and {Connections} connections:"
);
Console.WriteLine();
Console.WriteLine("| who listens | an echo, ns | | open and close, µs | |");
Console.WriteLine("|---|---|---|---|---|");
for (int i = 0; i < cases.Length; i++)
{
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {cases[i].Who} | {Median(echoes[i]):0} | {Median(echoes[i]) / Median(echoes[0]):0.000} | {Median(ends[i]):0.0} | {Median(ends[i]) / Median(ends[0]):0.000} |"
        )
    );
}

static double Echo(EchoHost host)
{
    long start = TimeProvider.System.GetTimestamp();
    int messages = host.Echo(Messages);
    return TimeProvider.System.GetElapsedTime(start).TotalNanoseconds / messages;
}

static async Task<double> OpenAndEndAsync(EchoHost host)
{
    long start = TimeProvider.System.GetTimestamp();
    await host.OpenAndEndAsync(Connections);
    return TimeProvider.System.GetElapsedTime(start).TotalMicroseconds / Connections;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
