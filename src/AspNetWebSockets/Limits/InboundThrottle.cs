using System.Threading.RateLimiting;
using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets;

/// <summary>
/// Holds a client back that sends more than it may, and tells when it does not leave off. Made where a rate is set.
/// SYNCHRONIZATION: used under the connection's lock only.
/// </summary>
internal sealed class InboundThrottle
{
    // A client that is not held back for so long has left off.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly InboundRate? _messageRate;
    private readonly InboundRate? _byteRate;
    private readonly TimeSpan _tolerance;
    private InboundRate? _exceeded;
    private long _bytes;
    private long _messages;
    private TimeSpan _since;
    private TimeSpan _releasedAt = TimeSpan.MinValue;

    private InboundThrottle(ConnectionLimits limits, HttpContext context)
    {
        _tolerance = limits.ThrottleTolerance;
        _messageRate = RateOf(
            Violations.TooManyMessages,
            limits.MessagesPerSecond,
            limits.MessageBurst,
            limits.CreateMessageLimiter,
            context
        );
        _byteRate = RateOf(
            Violations.TooManyBytes,
            limits.BytesPerSecond,
            limits.ByteBurst,
            limits.CreateByteLimiter,
            context
        );
    }

    /// <summary>While the client is held back: when to ask again.</summary>
    public TimeSpan? RetryAt { get; private set; }

    /// <summary>While the client is held back: when that is no longer tolerated; <see langword="null"/> for never.</summary>
    public TimeSpan? ToleratedUntil =>
        RetryAt is null || _tolerance == Timeout.InfiniteTimeSpan ? null : _since + _tolerance;

    /// <summary>While the client is held back: the rate that it has exceeded.</summary>
    public ProtocolViolation Exceeded => _exceeded!.Bound;

    /// <summary>The throttle of a connection.</summary>
    /// <param name="limits">Those of the connection.</param>
    /// <param name="context">The request that opens it, for limiters of the application.</param>
    /// <returns><see langword="null"/> where no rate is set.</returns>
    public static InboundThrottle? For(ConnectionLimits limits, HttpContext context) =>
        limits.HasRate ? new InboundThrottle(limits, context) : null;

    /// <summary>Bytes came.</summary>
    public void Received(int bytes) => _bytes += bytes;

    /// <summary>Pays for what has come.</summary>
    /// <param name="messages">How many messages have come since the connection began.</param>
    /// <param name="now">The time.</param>
    /// <returns>The rate that was exceeded by a client which had kept to it before; otherwise <see langword="null"/>.</returns>
    public ProtocolViolation? Pay(long messages, TimeSpan now)
    {
        TimeSpan? messageWait = _messageRate?.Pay(messages - _messages);
        TimeSpan? byteWait = _byteRate?.Pay(_bytes);
        (_messages, _bytes) = (messages, 0);
        TimeSpan? wait = messageWait > byteWait || byteWait is null ? messageWait : byteWait;
        bool wasHeld = RetryAt is not null;
        RetryAt = now + wait;
        if (wait is null)
        {
            _releasedAt = wasHeld ? now : _releasedAt;
            return null;
        }

        _exceeded = wait == messageWait ? _messageRate : _byteRate;
        if (wasHeld || now - Pause < _releasedAt)
        {
            return null;
        }

        _since = now;
        return Exceeded;
    }

    private static InboundRate? RateOf(
        ProtocolViolation bound,
        int? perSecond,
        int? burst,
        Func<HttpContext, TokenBucketRateLimiterOptions, RateLimiter>? create,
        HttpContext context
    )
    {
        if (perSecond is not { } rate)
        {
            return null;
        }

        int limit = burst ?? InboundRate.DefaultBurst(rate);
        return new InboundRate(bound, rate, limit, create?.Invoke(context, InboundRate.BucketOf(rate, limit)));
    }
}
