using AspNetWebSockets.Transport;

namespace AspNetWebSockets.Soak;

/// <summary>How the server is, after a garbage collection.</summary>
/// <param name="Heap">The managed heap in use, without what is kept for later. Bytes.</param>
/// <param name="Pooled">What of the heap Kestrel's pools keep for later. Bytes.</param>
/// <param name="OutputBlocks">What of the heap the transport keeps for later. Bytes.</param>
/// <param name="Resident">What the process has in memory. Bytes.</param>
/// <param name="Handlers">How many handlers run.</param>
/// <param name="WebSockets">How many connections the engine counts.</param>
/// <param name="Descriptors">How many file descriptors are open.</param>
/// <param name="Limits">How often clients have come to each bound.</param>
/// <param name="Faults">What must not have happened.</param>
/// <param name="Warnings">How often each event was logged as a warning.</param>
internal sealed record ServerState(
    long Heap,
    long Pooled,
    long OutputBlocks,
    long Resident,
    int Handlers,
    long WebSockets,
    int Descriptors,
    IReadOnlyDictionary<string, long> Limits,
    IReadOnlyCollection<string> Faults,
    IReadOnlyDictionary<string, int> Warnings
)
{
    /// <summary>Reads it in the server.</summary>
    public static ServerState Read(Echoes echoes, ServerMetrics metrics, Faults faults)
    {
        // Finalizable objects go in the second pass; the third gives their memory back.
        for (int pass = 0; pass < 3; pass++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        long pooled = metrics.PooledBytes;
        long blocks = Transport.OutputBlocks.KeptBytes;
        return new ServerState(
            GC.GetTotalMemory(forceFullCollection: false) - pooled - blocks,
            pooled,
            blocks,
            Environment.WorkingSet,
            echoes.Count,
            metrics.CountActive(),
            Directory.GetFileSystemEntries("/proc/self/fd").Length,
            metrics.Limits,
            faults.All,
            faults.Warnings
        );
    }
}
