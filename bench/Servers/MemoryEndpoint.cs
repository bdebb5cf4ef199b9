using System.Globalization;

namespace Servers;

/// <summary><c>POST /collect</c>: a forced full collection, so that only what is in use counts. Answers with the bytes of the managed heap in use.</summary>
internal static class MemoryEndpoint
{
    /// <summary>Collects until nothing more comes free.</summary>
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
}
