namespace AspNetWebSockets.Tests;

/// <summary>Waits for what has to happen, within a bound in real time, so that no test can hang.</summary>
internal static class BoundedWait
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public static Task InTimeAsync(this Task task) => task.WaitAsync(Bound, TestContext.Current.CancellationToken);

    public static Task<T> InTimeAsync<T>(this Task<T> task) =>
        task.WaitAsync(Bound, TestContext.Current.CancellationToken);

    public static Task InTimeAsync(this ValueTask task) => task.AsTask().InTimeAsync();

    public static Task<T> InTimeAsync<T>(this ValueTask<T> task) => task.AsTask().InTimeAsync();

    /// <summary>Blocks the thread until the event is set, within the bound.</summary>
    public static void WaitInTime(this ManualResetEventSlim signal) =>
        signal.Wait(Bound, TestContext.Current.CancellationToken).ShouldBeTrue("the event was not set in time");
}
