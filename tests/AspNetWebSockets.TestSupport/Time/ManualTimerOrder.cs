namespace AspNetWebSockets.TestSupport;

/// <summary>Orders timers by due time, then by the order in which they were armed.</summary>
internal sealed class ManualTimerOrder : IComparer<ManualTimer>
{
    public static readonly ManualTimerOrder Instance = new();

    public int Compare(ManualTimer? x, ManualTimer? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return (x.Due, x.Sequence).CompareTo((y.Due, y.Sequence));
    }
}
