using System.Threading.RateLimiting;

namespace AspNetWebSockets.Tests;

/// <summary>A token bucket in virtual time; the runtime's reads the system's clock.</summary>
internal sealed class ManualTokenBucket(TimeProvider time, TokenBucketRateLimiterOptions options) : RateLimiter
{
    private readonly long _perToken = options.ReplenishmentPeriod.Ticks / options.TokensPerPeriod;
    private long _saved = options.ReplenishmentPeriod.Ticks / options.TokensPerPeriod * options.TokenLimit;
    private long _savedAt = time.GetTimestamp();

    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics GetStatistics() => new() { CurrentAvailablePermits = _saved / _perToken };

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, options.TokenLimit);
        Asked++;
        long now = time.GetTimestamp();
        _saved = Math.Min(_saved + now - _savedAt, _perToken * options.TokenLimit);
        _savedAt = now;
        long missing = (permitCount * _perToken) - _saved;
        if (missing > 0)
        {
            return new ManualLease(TimeSpan.FromTicks(missing));
        }

        _saved -= permitCount * _perToken;
        return new ManualLease(retryAfter: null);
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(
        int permitCount,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("The engine does not wait in a limiter.");
}
