using System.Threading.RateLimiting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Tests;

/// <summary>Puts limiters in virtual time under connections; all of them share one for messages and one for bytes.</summary>
internal sealed class RateLimiting
{
    private ManualTokenBucket? _bytes;

    /// <summary>That of the messages, once there is a connection with such a rate.</summary>
    public ManualTokenBucket? Messages { get; private set; }

    public ConnectionPair Pair(
        Action<ConnectionLimits> limit,
        Action<AspNetWebSocketsOptions>? configure = null,
        ManualTimeProvider? time = null,
        DeadlineScheduler? deadlines = null
    )
    {
        time ??= new ManualTimeProvider();
        return new ConnectionPair(
            options =>
            {
                limit(options.Limits);
                options.Limits.CreateMessageLimiter = MessageLimiter;
                options.Limits.CreateByteLimiter = (_, bucket) => _bytes ??= new ManualTokenBucket(time, bucket);
                configure?.Invoke(options);
            },
            time: time,
            deadlines: deadlines
        );

        RateLimiter MessageLimiter(HttpContext context, TokenBucketRateLimiterOptions bucket) =>
            Messages ??= new ManualTokenBucket(time, bucket);
    }
}
