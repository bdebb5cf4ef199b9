namespace AspNetWebSockets.SystemWeb.Tests.Hosting;

/// <summary>How long a test waits for an event that must come.</summary>
internal static class Bound
{
    internal static TimeSpan Time { get; } = TimeSpan.FromSeconds(20);

    /// <summary>A token for calls that take no time-out.</summary>
    internal static CancellationToken Token() =>
        CancellationTokenSource
            .CreateLinkedTokenSource(
                TestContext.Current.CancellationToken,
                new CancellationTokenSource(Time, TimeProvider.System).Token
            )
            .Token;

    /// <summary>Waits for an event of the server, and goes on outside of the code that has made it happen.</summary>
    internal static async Task Bounded(this Task task)
    {
        try
        {
            await task.WaitAsync(Time, TestContext.Current.CancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Task.Yield();
        }
    }

    /// <inheritdoc cref="Bounded(Task)"/>
    internal static async Task<T> Bounded<T>(this Task<T> task)
    {
        await ((Task)task).Bounded().ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <summary>
    /// Waits for a state of the server that no event tells. Its client may see the cause before the server itself does:
    /// a close frame is on its way before the call that has sent it returns.
    /// </summary>
    internal static async Task ShouldBecomeAsync<T>(this Func<T> read, T expected)
    {
        CancellationToken token = Token();
        while (!token.IsCancellationRequested && !EqualityComparer<T>.Default.Equals(read(), expected))
        {
            await Task.Yield();
        }

        read().ShouldBe(expected);
    }
}
