using LoadGenerator.Connections;
using LoadGenerator.Measurement;

namespace LoadGenerator.Scenarios;

/// <summary>What a connection costs in memory that was opened and has not said anything since.</summary>
internal static class IdleScenario
{
    public const string Name = "idle";

    // Opened and closed first, so that what the server compiles and pools for the first ones is not counted.
    private const int Rehearsal = 256;

    public static MemoryResult Run(LoadOptions options)
    {
        using ServerHeap heap = new(options.Port);
        ServerProcess server = new(options.ServerProcessId);
        using (ClientGroup rehearsal = new(options.Port, Rehearsal, options.MessageSize))
        {
            rehearsal.OpenAll();
            rehearsal.CloseAll();
        }

        long managed = heap.Collect();
        long resident = server.ResidentBytes();
        using ClientGroup group = new(options.Port, options.Connections, options.MessageSize);
        group.OpenAll();
        managed = heap.Collect() - managed;
        resident = server.ResidentBytes() - resident;
        group.CloseAll();
        return new MemoryResult(options.Connections, resident, managed);
    }
}
