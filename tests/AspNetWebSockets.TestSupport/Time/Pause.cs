namespace AspNetWebSockets.TestSupport;

/// <summary>The time between two things that a client does: load has a rate, which no event makes.</summary>
public static class Pause
{
    /// <summary>Completes after the time, or when the token is cancelled; never fails.</summary>
    public static async Task ForAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer timer = TimeProvider.System.CreateTimer(
            static over => ((TaskCompletionSource)over!).TrySetResult(),
            over,
            time,
            Timeout.InfiniteTimeSpan
        );
        await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static over => ((TaskCompletionSource)over!).TrySetResult(),
            over
        );
        await over.Task.ConfigureAwait(false);
    }
}
