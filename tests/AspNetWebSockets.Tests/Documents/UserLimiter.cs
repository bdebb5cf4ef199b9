using System.Threading.RateLimiting;

namespace AspNetWebSockets.Tests;

/// <summary>One user's part of the limiter of all users.</summary>
internal sealed class UserLimiter(PartitionedRateLimiter<string> users, string user) : RateLimiter
{
    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => users.GetStatistics(user);

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => users.AttemptAcquire(user, permitCount);

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(
        int permitCount,
        CancellationToken cancellationToken
    ) => users.AcquireAsync(user, permitCount, cancellationToken);
}
