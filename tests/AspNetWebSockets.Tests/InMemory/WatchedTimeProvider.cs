namespace AspNetWebSockets.Tests;

/// <summary>Tells of every arming of a timer before it goes on to the inner provider.</summary>
internal sealed class WatchedTimeProvider(TimeProvider inner, Action onArm) : TimeProvider
{
    public override long TimestampFrequency => inner.TimestampFrequency;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new WatchedTimer(inner.CreateTimer(callback, state, dueTime, period), onArm);
}
