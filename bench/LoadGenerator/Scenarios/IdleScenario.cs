using LoadGenerator.Connections;
using LoadGenerator.Measurement;

namespace LoadGenerator.Scenarios;

/// <summary>What a connection costs in memory that was opened and has not said anything since.</summary>
internal static class IdleScenario
{
    public const string Name = "idle";

    // Opened and closed first, so that what the server compiles and pools for the first ones is not counted.
    private const int Rehearsal = 256;

    // For what the server does after its answer to the opening handshake.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    public static MemoryResult Run(LoadOptions options)
    {
        using ServerHeap? heap = options.HasHeap ? new ServerHeap(options.Port, options.IsTls) : null;
        ServerProcess server = new(options.ServerProcessId);
        ClientPlan plan = new(options);
        using (ClientGroup rehearsal = new(plan, Rehearsal))
        {
            rehearsal.OpenAll();
            rehearsal.CloseAll();
        }

        long? managed = heap?.Collect();
        long resident = server.ResidentBytes();
        using ClientGroup group = new(plan, options.Connections);
        group.OpenAll();
        group.RequireSilence(Rest);
        long uncollected = server.ResidentBytes() - resident;
        managed = heap?.Collect() - managed;
        resident = server.ResidentBytes() - resident;
        group.CloseAll();
        return new MemoryResult(options.Connections, uncollected, resident, managed);
    }
}
