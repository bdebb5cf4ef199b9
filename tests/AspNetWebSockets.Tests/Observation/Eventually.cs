namespace AspNetWebSockets.Tests;

/// <summary>For what has no event to wait for: looks again and again, within a bound in real time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task HoldsAsync(Func<bool> condition)
    {
        using CancellationTokenSource bound = new(Bound, TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            bound.Token,
            TestContext.Current.CancellationToken
        );
        using PeriodicTimer timer = new(Pause, TimeProvider.System);
        while (!condition())
        {
            _ = await timer.WaitForNextTickAsync(either.Token);
        }
    }
}
