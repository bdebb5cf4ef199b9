using Comparison.Processes;
using LoadGenerator.Measurement;

namespace Comparison.Measurements;

/// <summary>A scenario under load and its lines of the report.</summary>
/// <param name="Title">The heading of its table.</param>
/// <param name="Singular">What is counted.</param>
/// <param name="Arguments">The load generator's.</param>
internal sealed record LoadScenario(string Title, string Singular, string[] Arguments)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    public static readonly LoadScenario[] All =
    [
        new("Echo of 20 bytes, 16 connections", "message", ["echo", "--connections", "16", "--size", "20"]),
        new("Echo of 20 bytes, 1,000 connections", "message", ["echo", "--connections", "1000", "--size", "20"]),
        new("Connections opened and closed, 32 at a time", "connection", ["connect", "--connections", "32"]),
    ];

    /// <summary>Measures one server once.</summary>
    public async Task MeasureAsync(BenchServer server, string kind, TimeSpan warmUp, TimeSpan length, Figures figures)
    {
        LoadResult result = await LoadRun.RunAsync<LoadResult>(
            server,
            warmUp + length + Grace,
            [.. Arguments, "--warmup", Text(warmUp), "--seconds", Text(length)]
        );
        figures.Add(
            new Metric(Title, $"{Plural} per server CPU-second"),
            kind,
            result.Operations / result.ServerCpuSeconds
        );
        figures.Add(new Metric(Title, $"{Plural} per second"), kind, result.Operations / result.Seconds);
        figures.Add(new Metric(Title, "Latency p50, µs"), kind, result.P50Microseconds);
        figures.Add(new Metric(Title, "Latency p99, µs"), kind, result.P99Microseconds);
        figures.Add(
            new Metric(Title, $"Bytes allocated per {Singular}", "N0", HasRatio: false),
            kind,
            result.AllocatedBytes / (double)result.Operations
        );
        figures.Add(Use("Server's use of its core"), kind, result.ServerCpuSeconds / result.Seconds);
        figures.Add(Use("Client's use of its core"), kind, result.ClientCpuSeconds / result.Seconds);
    }

    private string Plural => $"{char.ToUpperInvariant(Singular[0])}{Singular[1..]}s";

    private static string Text(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds}");

    private Metric Use(string name) => new(Title, name, "P0", HasRatio: false);
}
