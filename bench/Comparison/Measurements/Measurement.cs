using Comparison.Contenders;
using Comparison.Processes;
using Comparison.Scenarios;
using LoadGenerator.Measurement;

namespace Comparison.Measurements;

/// <summary>One server in one scenario in one round.</summary>
internal static class Measurement
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>Measures under load.</summary>
    public static async Task<Dictionary<string, double>> UnderLoadAsync(
        BenchServer server,
        Contender contender,
        Scenario scenario,
        TimeSpan warmUp,
        TimeSpan length
    )
    {
        LoadResult result = await LoadRun.RunAsync<LoadResult>(
            server,
            warmUp + length + Grace,
            [.. scenario.Arguments(contender), "--warmup", Text(warmUp), "--seconds", Text(length)]
        );
        Dictionary<string, double> figures = new(StringComparer.Ordinal)
        {
            [MetricId.PerCpuSecond] = result.Operations / result.ServerCpuSeconds,
            [MetricId.PerSecond] = result.Operations / result.Seconds,
            [MetricId.P50] = result.P50Microseconds,
            [MetricId.P99] = result.P99Microseconds,
            [MetricId.P999] = result.P999Microseconds,
            [MetricId.Maximum] = result.MaximumMicroseconds,
            [MetricId.ServerUse] = result.ServerCpuSeconds / result.Seconds,
            [MetricId.ClientUse] = result.ClientCpuSeconds / result.Seconds,
        };
        if (result.AllocatedBytes is { } allocated)
        {
            figures[MetricId.Allocated] = allocated / (double)result.Operations;
        }

        return figures;
    }

    /// <summary>Measures the memory of idle connections, in a server that was started for it.</summary>
    public static async Task<Dictionary<string, double>> OfMemoryAsync(
        BenchServer server,
        Contender contender,
        Scenario scenario
    )
    {
        // A slow server opens a few thousand connections a second.
        TimeSpan limit = Grace + TimeSpan.FromMilliseconds(scenario.Connections * 2);
        MemoryResult result = await LoadRun.RunAsync<MemoryResult>(server, limit, scenario.Arguments(contender));
        double connections = result.Connections;
        Dictionary<string, double> figures = new(StringComparer.Ordinal)
        {
            [MetricId.Resident] = result.ResidentBytes / connections,
            [MetricId.ResidentUncollected] = result.ResidentBytesUncollected / connections,
        };
        if (result.ManagedBytes is { } managed)
        {
            figures[MetricId.Managed] = managed / connections;
        }

        return figures;
    }

    private static string Text(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds}");
}
