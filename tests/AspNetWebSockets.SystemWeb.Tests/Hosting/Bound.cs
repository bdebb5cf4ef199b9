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

    internal static Task Bounded(this Task task) => task.WaitAsync(Time, TestContext.Current.CancellationToken);

    internal static Task<T> Bounded<T>(this Task<T> task) =>
        task.WaitAsync(Time, TestContext.Current.CancellationToken);
}
