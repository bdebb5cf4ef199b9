namespace AspNetWebSockets.TestSupport;

/// <summary>A timer of <see cref="ManualTimeProvider"/>, whose lock guards every field that changes.</summary>
internal sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state) : ITimer
{
    /// <summary>The due time in ticks since the provider's start.</summary>
    public long Due { get; set; }

    /// <summary>Orders timers with the same due time by when they were armed.</summary>
    public long Sequence { get; set; }

    public TimeSpan Period { get; set; }

    public bool IsDisposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period) => owner.Arm(this, dueTime, period);

    public void Fire() => callback(state);

    public void Dispose() => owner.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
