namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The bound on every wait for real I/O.</summary>
internal static class BoundedWait
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    /// <summary>Waits, and goes on outside of the connection's turn: what the test sends within one would wait for its end.</summary>
    public static async Task InTime(this Task task)
    {
        try
        {
            await task.WaitAsync(Bound, TestContext.Current.CancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Task.Yield();
        }
    }

    /// <inheritdoc cref="InTime(Task)"/>
    public static async Task<T> InTime<T>(this Task<T> task)
    {
        await ((Task)task).InTime().ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    public static Task<T> InTime<T>(this ValueTask<T> task) => task.AsTask().InTime();

    public static Task InTime(this ValueTask task) => task.AsTask().InTime();
}
