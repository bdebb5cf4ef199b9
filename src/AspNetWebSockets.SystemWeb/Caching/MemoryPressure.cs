namespace System.Web.Caching;

/// <summary>Whether the machine or the container is short of memory, as the garbage collector has seen it.</summary>
internal sealed class MemoryPressure
{
    private long _seenCollection;

    /// <summary>
    /// How much of the memory may be in use before room is made: the threshold of the garbage collector, 90 % unless
    /// configured (<c>GCHighMemPercent</c>).
    /// </summary>
    internal static long LimitPercent
    {
        get
        {
            GCMemoryInfo info = GC.GetGCMemoryInfo();
            return info.TotalAvailableMemoryBytes == 0
                ? 0
                : info.HighMemoryLoadThresholdBytes * 100 / info.TotalAvailableMemoryBytes;
        }
    }

    /// <summary>Whether a collection that was not looked at before ended with more than that in use.</summary>
    internal bool IsNewlyHigh()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        return Interlocked.Exchange(ref _seenCollection, info.Index) != info.Index
            && info.MemoryLoadBytes >= info.HighMemoryLoadThresholdBytes;
    }
}
