using Comparison.Processes;
using LoadGenerator.Measurement;

namespace Comparison.Measurements;

/// <summary>The memory of a connection that says nothing, in a server that was started for it.</summary>
internal static class IdleMeasurement
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Measures one server once.</summary>
    public static async Task MeasureAsync(string kind, int connections, Figures figures)
    {
        using BenchServer server = await BenchServer.StartAsync(kind);
        MemoryResult result = await LoadRun.RunAsync<MemoryResult>(
            server,
            Limit,
            "idle",
            "--connections",
            $"{connections}"
        );
        string title = $"Memory of an idle connection, {connections:N0} connections";
        figures.Add(
            new Metric(title, "Resident bytes per connection"),
            kind,
            result.ResidentBytes / (double)connections
        );
        figures.Add(new Metric(title, "Managed bytes per connection"), kind, result.ManagedBytes / (double)connections);
    }
}
