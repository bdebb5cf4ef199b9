using System.Globalization;

namespace Servers;

/// <summary>What the runtime of this server says about its memory, in bytes as plain text.</summary>
internal static class MemoryEndpoint
{
    /// <summary><c>POST /collect</c>: collects until nothing more comes free, so that only what is in use counts. Answers with the managed heap in use.</summary>
    public static string Collect()
    {
        // Finalizable objects go in the second pass; the third gives their memory back.
        for (int pass = 0; pass < 3; pass++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: false).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary><c>GET /allocated</c>: all that was ever allocated on the managed heap.</summary>
    public static string Allocated() => GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture);
}
