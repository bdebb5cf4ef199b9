using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets;

/// <summary>
/// What one client may ask of the server: rates, counts and times of a connection. Bounds that no well-behaved client
/// comes near are on; those whose right value is the application's are off until they are set, or
/// <see cref="AspNetWebSocketsOptions.UseOpenInternetLimits"/> is called. See docs/limits.md.
/// </summary>
public sealed class ConnectionLimits
{
    /// <summary>
    /// How many messages a client may send on average. Over it the server stops reading until the average is right
    /// again, and TCP holds the client back; nothing is lost. When that goes on for <see cref="ThrottleTolerance"/>,
    /// the connection is closed with 1008.
    /// </summary>
    /// <value>Messages in a second, from 1 to 1,000,000,000; <see langword="null"/>, the default, for no bound.</value>
    [Range(1, 1_000_000_000)]
    public int? MessagesPerSecond { get; set; }

    /// <summary>How many messages a client that was quiet may send at once, without being held back. Only beside <see cref="MessagesPerSecond"/>.</summary>
    /// <value>Messages, from 1 to 2,000,000,000; <see langword="null"/>, the default, for twice <see cref="MessagesPerSecond"/>.</value>
    [Range(1, 2_000_000_000)]
    public int? MessageBurst { get; set; }

    /// <summary>
    /// How many bytes a client may send on average, headers and control frames included. Over it as over
    /// <see cref="MessagesPerSecond"/>.
    /// </summary>
    /// <value>Bytes in a second, from 1 to 1,000,000,000; <see langword="null"/>, the default, for no bound.</value>
    [Range(1, 1_000_000_000)]
    public int? BytesPerSecond { get; set; }

    /// <summary>
    /// How many bytes a client that was quiet may send at once, without being held back. A message may be larger: it
    /// comes in at <see cref="BytesPerSecond"/>, within <see cref="ThrottleTolerance"/>. Only beside
    /// <see cref="BytesPerSecond"/>.
    /// </summary>
    /// <value>Bytes, from 1 to 2,000,000,000; <see langword="null"/>, the default, for twice <see cref="BytesPerSecond"/>.</value>
    [Range(1, 2_000_000_000)]
    public int? ByteBurst { get; set; }

    /// <summary>
    /// How long a client may be held back by a rate, without a second in which it is not, before the connection is closed
    /// with 1008. What a client sends at once may thus be worth so much of its rate, and its burst.
    /// </summary>
    /// <value>Default 30 seconds. At zero the rate is not throttled but enforced at once; <see cref="Timeout.InfiniteTimeSpan"/> only throttles. At most 49 days.</value>
    public TimeSpan ThrottleTolerance { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Makes the limiter of a connection's messages in place of a token bucket of its own, such as one that the
    /// connections of a user share. Called in the opening handshake where <see cref="MessagesPerSecond"/> is set, with
    /// the options that the bucket would have; what it throws fails the handshake. The limiter is asked for at most
    /// <c>TokenLimit</c> permits at once, by <c>AttemptAcquire</c>, and never disposed. It is asked under the connection's
    /// lock: it has to answer at once, and must not call into a WebSocket, wait or run other code of the application.
    /// </summary>
    /// <value><see langword="null"/>, the default, for a <see cref="TokenBucketRateLimiter"/> for each connection.</value>
    public Func<HttpContext, TokenBucketRateLimiterOptions, RateLimiter>? CreateMessageLimiter { get; set; }

    /// <summary>Makes the limiter of a connection's bytes, as <see cref="CreateMessageLimiter"/> does that of its messages.</summary>
    /// <value><see langword="null"/>, the default, for a <see cref="TokenBucketRateLimiter"/> for each connection.</value>
    public Func<HttpContext, TokenBucketRateLimiterOptions, RateLimiter>? CreateByteLimiter { get; set; }

    /// <summary>How many frames a message may consist of, empty ones included. Over it the connection is closed with 1008.</summary>
    /// <value>
    /// Frames. Default 131,072: the largest message that is accepted by default, in fragments of 32 bytes. At least 1;
    /// <see langword="null"/> for no bound.
    /// </value>
    [Range(1, int.MaxValue)]
    public int? MaxFragmentsPerMessage { get; set; } = 128 * 1024;

    /// <summary>
    /// How many pings and pongs a client may send in a second of the server's clock. Over it the connection is closed
    /// with 1008. Time in which the server did not read because of its own application is not held against the client.
    /// </summary>
    /// <value>
    /// Frames in a second. Default 100,000, which no client means and which costs the server a small part of a core;
    /// a client that pings before each of many small fragments stays below. At least 1; <see langword="null"/> for no bound.
    /// </value>
    [Range(1, int.MaxValue)]
    public int? MaxControlFramesPerSecond { get; set; } = 100_000;

    /// <summary>
    /// How many pings of keep-alive in a row a client may leave without a pong though it sends other bytes. When the
    /// next one would be due, the connection is aborted (RFC 6455 section 5.5.2 asks for the pong). A ping that the
    /// client had no chance to answer, as it was within a frame or had not taken what was sent before, does not count.
    /// No effect where <see cref="AspNetWebSocketsOptions.KeepAliveTimeout"/> is infinite.
    /// </summary>
    /// <value>Pings. Default 3, at least 1; <see langword="null"/> for no bound.</value>
    [Range(1, int.MaxValue)]
    public int? MaxUnansweredPings { get; set; } = 3;

    /// <summary>
    /// How long a connection may be without a message in either direction, whatever pings pass. After that it is closed
    /// with 1001. A message that is on its way counts for as long as it gets on, and so does time in which the server reads
    /// nothing.
    /// </summary>
    /// <value>Default <see cref="Timeout.InfiniteTimeSpan"/>, which is for ever. More than zero, at most 49 days.</value>
    public TimeSpan IdleTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How long a connection may last. Then it is closed with 1001. The last tenth of the time is spread at random, so
    /// that clients which connected together do not come back together.
    /// </summary>
    /// <value>Default <see cref="Timeout.InfiniteTimeSpan"/>, which is for ever. More than zero, at most 49 days.</value>
    public TimeSpan MaxLifetime { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How long a client may take nothing at all of what is sent to it before the connection is aborted, whatever it
    /// sends itself. What the kernel has room for counts as taken.
    /// </summary>
    /// <value>Default 30 seconds; <see cref="Timeout.InfiniteTimeSpan"/> waits for as long as keep-alive does. More than zero, at most 49 days.</value>
    public TimeSpan WriteStallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a rate is set.</summary>
    internal bool HasRate => MessagesPerSecond is not null || BytesPerSecond is not null;

    internal ConnectionLimits Clone() => (ConnectionLimits)MemberwiseClone();
}
