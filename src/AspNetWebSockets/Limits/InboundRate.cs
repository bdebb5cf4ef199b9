using System.Threading.RateLimiting;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>
/// One rate of what a client sends. It is asked afterwards: what has come is taken, and what the limiter does not grant
/// is owed until it does. SYNCHRONIZATION: used under the connection's lock only.
/// </summary>
/// <param name="bound">The rate, as what is broken when it is exceeded for too long.</param>
/// <param name="perSecond">Permits.</param>
/// <param name="burst">Permits that a limiter holds at most.</param>
/// <param name="limiter">The application's; <see langword="null"/> for a bucket of the connection's own, made with the first byte.</param>
internal sealed class InboundRate(ProtocolViolation bound, int perSecond, int burst, RateLimiter? limiter)
{
    // A bucket fills in steps of about this.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private RateLimiter? _limiter = limiter;
    private long _owed;

    /// <summary>The rate, as what is broken when it is exceeded for too long.</summary>
    public ProtocolViolation Bound => bound;

    /// <summary>The burst of a rate that does not say.</summary>
    public static int DefaultBurst(int perSecond) => 2 * perSecond;

    /// <summary>The bucket of such a rate. It is filled when it is asked, without a timer.</summary>
    public static TokenBucketRateLimiterOptions BucketOf(int perSecond, int burst)
    {
        int tokens = Math.Max(1, (int)(perSecond * Step.TotalSeconds));
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)tokens / perSecond),
            AutoReplenishment = false,
            QueueLimit = 0,
        };
    }

    /// <summary>Pays for what has come, and for what is owed.</summary>
    /// <param name="count">What has come since the last call.</param>
    /// <returns>How long to wait with what is still owed; <see langword="null"/> when nothing is.</returns>
    public TimeSpan? Pay(long count)
    {
        _owed += count;
        if (_owed == 0)
        {
            return null;
        }

        RateLimiter source = _limiter ??= new TokenBucketRateLimiter(BucketOf(perSecond, burst));
        if (source is ReplenishingRateLimiter { IsAutoReplenishing: false } bucket)
        {
            // The runtime's bucket does not look at the clock while it is full, and would count the time in which it was
            // for a second burst. So the first permit goes out before.
            _ = PayPart(source, 1);
            _ = bucket.TryReplenish();
        }

        // In parts, as a limiter refuses to talk about more than it can ever hold; of half its size, so that it goes on
        // filling while it is waited for.
        TimeSpan? wait = null;
        while (_owed > 0 && wait is null)
        {
            wait = PayPart(source, Math.Max(1, burst / 2));
        }

        return wait;
    }

    private TimeSpan? PayPart(RateLimiter source, int most)
    {
        int permits = (int)Math.Min(_owed, most);
        using RateLimitLease lease = source.AttemptAcquire(permits);
        if (lease.IsAcquired)
        {
            _owed -= permits;
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) && wait > TimeSpan.Zero ? wait : Step;
    }
}
