namespace AspNetWebSockets.Tests;

/// <summary>A timer of <see cref="WatchedTimeProvider"/>.</summary>
internal sealed class WatchedTimer(ITimer inner, Action onArm) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        onArm();
        return inner.Change(dueTime, period);
    }

    public void Dispose() => inner.Dispose();

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
