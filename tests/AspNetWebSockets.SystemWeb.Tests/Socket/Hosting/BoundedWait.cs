namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The bound on every wait for real I/O.</summary>
internal static class BoundedWait
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    public static Task InTime(this Task task) => task.WaitAsync(Bound, TestContext.Current.CancellationToken);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Bound, TestContext.Current.CancellationToken);

    public static Task<T> InTime<T>(this ValueTask<T> task) => task.AsTask().InTime();

    public static Task InTime(this ValueTask task) => task.AsTask().InTime();
}
