using System.Globalization;
using LoadGenerator.Connections;
using LoadGenerator.Measurement;

namespace LoadGenerator.Scenarios;

/// <summary>What a connection costs in memory that was opened and has not said anything since.</summary>
internal static class IdleScenario
{
    public const string Name = "idle";

    // Opened and closed first, so that what the server compiles and pools for the first ones is not counted.
    private const int Rehearsal = 256;

    public static async Task<MemoryResult> RunAsync(LoadOptions options)
    {
        using HttpClient http = new() { BaseAddress = new Uri($"http://127.0.0.1:{options.Port}") };
        ServerProcess server = new(options.ServerProcessId);
        using (ClientGroup rehearsal = new(options.Port, Rehearsal, options.MessageSize))
        {
            rehearsal.OpenAll();
            rehearsal.CloseAll();
        }

        (long resident, long managed) = await MeasureAsync(http, server);
        using ClientGroup group = new(options.Port, options.Connections, options.MessageSize);
        group.OpenAll();
        (long residentAfter, long managedAfter) = await MeasureAsync(http, server);
        group.CloseAll();
        return new MemoryResult(options.Connections, residentAfter - resident, managedAfter - managed);
    }

    private static async Task<(long Resident, long Managed)> MeasureAsync(HttpClient http, ServerProcess server)
    {
        using HttpResponseMessage response = await http.PostAsync(new Uri("/collect", UriKind.Relative), content: null);
        string managed = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return (server.ResidentBytes(), long.Parse(managed, CultureInfo.InvariantCulture));
    }
}
