using System.Threading.RateLimiting;

namespace AspNetWebSockets.Tests;

/// <summary>Every range of <see cref="ConnectionLimits"/> at its edges, and limits that would have no effect.</summary>
public sealed class LimitsValidationTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly Dictionary<string, (Action<AspNetWebSocketsOptions> Set, string? Refused)> Edges = new(
        StringComparer.Ordinal
    )
    {
        ["Limits.MessagesPerSecond 1"] = (static options => options.Limits.MessagesPerSecond = 1, null),
        ["Limits.MessagesPerSecond 0"] = (
            static options => options.Limits.MessagesPerSecond = 0,
            "Limits.MessagesPerSecond"
        ),
        ["Limits.MessagesPerSecond null"] = (static options => options.Limits.MessagesPerSecond = null, null),
        ["Limits.MessagesPerSecond most"] = (static options => options.Limits.MessagesPerSecond = 1_000_000_000, null),
        ["Limits.MessagesPerSecond over most"] = (
            static options => options.Limits.MessagesPerSecond = 1_000_000_000 + 1,
            "Limits.MessagesPerSecond"
        ),
        ["Limits.MessageBurst 1"] = (
            static options => (options.Limits.MessagesPerSecond, options.Limits.MessageBurst) = (1, 1),
            null
        ),
        ["Limits.MessageBurst 0"] = (
            static options => (options.Limits.MessagesPerSecond, options.Limits.MessageBurst) = (1, 0),
            "Limits.MessageBurst"
        ),
        ["Limits.MessageBurst null"] = (
            static options => (options.Limits.MessagesPerSecond, options.Limits.MessageBurst) = (1, null),
            null
        ),
        ["Limits.MessageBurst most"] = (
            static options => (options.Limits.MessagesPerSecond, options.Limits.MessageBurst) = (1, 2_000_000_000),
            null
        ),
        ["Limits.MessageBurst over most"] = (
            static options => (options.Limits.MessagesPerSecond, options.Limits.MessageBurst) = (1, 2_000_000_000 + 1),
            "Limits.MessageBurst"
        ),
        ["Limits.BytesPerSecond 1"] = (static options => options.Limits.BytesPerSecond = 1, null),
        ["Limits.BytesPerSecond 0"] = (static options => options.Limits.BytesPerSecond = 0, "Limits.BytesPerSecond"),
        ["Limits.BytesPerSecond null"] = (static options => options.Limits.BytesPerSecond = null, null),
        ["Limits.BytesPerSecond most"] = (static options => options.Limits.BytesPerSecond = 1_000_000_000, null),
        ["Limits.BytesPerSecond over most"] = (
            static options => options.Limits.BytesPerSecond = 1_000_000_000 + 1,
            "Limits.BytesPerSecond"
        ),
        ["Limits.ByteBurst 1"] = (
            static options => (options.Limits.BytesPerSecond, options.Limits.ByteBurst) = (1, 1),
            null
        ),
        ["Limits.ByteBurst 0"] = (
            static options => (options.Limits.BytesPerSecond, options.Limits.ByteBurst) = (1, 0),
            "Limits.ByteBurst"
        ),
        ["Limits.ByteBurst null"] = (
            static options => (options.Limits.BytesPerSecond, options.Limits.ByteBurst) = (1, null),
            null
        ),
        ["Limits.ByteBurst most"] = (
            static options => (options.Limits.BytesPerSecond, options.Limits.ByteBurst) = (1, 2_000_000_000),
            null
        ),
        ["Limits.ByteBurst over most"] = (
            static options => (options.Limits.BytesPerSecond, options.Limits.ByteBurst) = (1, 2_000_000_000 + 1),
            "Limits.ByteBurst"
        ),
        ["Limits.MaxFragmentsPerMessage 1"] = (static options => options.Limits.MaxFragmentsPerMessage = 1, null),
        ["Limits.MaxFragmentsPerMessage 0"] = (
            static options => options.Limits.MaxFragmentsPerMessage = 0,
            "Limits.MaxFragmentsPerMessage"
        ),
        ["Limits.MaxFragmentsPerMessage null"] = (static options => options.Limits.MaxFragmentsPerMessage = null, null),
        ["Limits.MaxFragmentsPerMessage most"] = (
            static options => options.Limits.MaxFragmentsPerMessage = int.MaxValue,
            null
        ),
        ["Limits.MaxControlFramesPerSecond 1"] = (static options => options.Limits.MaxControlFramesPerSecond = 1, null),
        ["Limits.MaxControlFramesPerSecond 0"] = (
            static options => options.Limits.MaxControlFramesPerSecond = 0,
            "Limits.MaxControlFramesPerSecond"
        ),
        ["Limits.MaxControlFramesPerSecond null"] = (
            static options => options.Limits.MaxControlFramesPerSecond = null,
            null
        ),
        ["Limits.MaxControlFramesPerSecond most"] = (
            static options => options.Limits.MaxControlFramesPerSecond = int.MaxValue,
            null
        ),
        ["Limits.MaxUnansweredPings 1"] = (static options => options.Limits.MaxUnansweredPings = 1, null),
        ["Limits.MaxUnansweredPings 0"] = (
            static options => options.Limits.MaxUnansweredPings = 0,
            "Limits.MaxUnansweredPings"
        ),
        ["Limits.MaxUnansweredPings null"] = (static options => options.Limits.MaxUnansweredPings = null, null),
        ["Limits.MaxUnansweredPings most"] = (static options => options.Limits.MaxUnansweredPings = int.MaxValue, null),
        ["Limits.ThrottleTolerance tick"] = (static options => options.Limits.ThrottleTolerance = Tick, null),
        ["Limits.ThrottleTolerance 0"] = (static options => options.Limits.ThrottleTolerance = TimeSpan.Zero, null),
        ["Limits.ThrottleTolerance -2 ms"] = (
            static options => options.Limits.ThrottleTolerance = TimeSpan.FromMilliseconds(-2),
            "Limits.ThrottleTolerance"
        ),
        ["Limits.ThrottleTolerance infinite"] = (
            static options => options.Limits.ThrottleTolerance = Timeout.InfiniteTimeSpan,
            null
        ),
        ["Limits.ThrottleTolerance 49 days"] = (
            static options => options.Limits.ThrottleTolerance = TimeSpan.FromDays(49),
            null
        ),
        ["Limits.ThrottleTolerance over 49 days"] = (
            static options => options.Limits.ThrottleTolerance = TimeSpan.FromDays(49) + Tick,
            "Limits.ThrottleTolerance"
        ),
        ["Limits.IdleTimeout tick"] = (static options => options.Limits.IdleTimeout = Tick, null),
        ["Limits.IdleTimeout 0"] = (static options => options.Limits.IdleTimeout = TimeSpan.Zero, "Limits.IdleTimeout"),
        ["Limits.IdleTimeout -2 ms"] = (
            static options => options.Limits.IdleTimeout = TimeSpan.FromMilliseconds(-2),
            "Limits.IdleTimeout"
        ),
        ["Limits.IdleTimeout infinite"] = (
            static options => options.Limits.IdleTimeout = Timeout.InfiniteTimeSpan,
            null
        ),
        ["Limits.IdleTimeout 49 days"] = (static options => options.Limits.IdleTimeout = TimeSpan.FromDays(49), null),
        ["Limits.IdleTimeout over 49 days"] = (
            static options => options.Limits.IdleTimeout = TimeSpan.FromDays(49) + Tick,
            "Limits.IdleTimeout"
        ),
        ["Limits.MaxLifetime tick"] = (static options => options.Limits.MaxLifetime = Tick, null),
        ["Limits.MaxLifetime 0"] = (static options => options.Limits.MaxLifetime = TimeSpan.Zero, "Limits.MaxLifetime"),
        ["Limits.MaxLifetime -2 ms"] = (
            static options => options.Limits.MaxLifetime = TimeSpan.FromMilliseconds(-2),
            "Limits.MaxLifetime"
        ),
        ["Limits.MaxLifetime infinite"] = (
            static options => options.Limits.MaxLifetime = Timeout.InfiniteTimeSpan,
            null
        ),
        ["Limits.MaxLifetime 49 days"] = (static options => options.Limits.MaxLifetime = TimeSpan.FromDays(49), null),
        ["Limits.MaxLifetime over 49 days"] = (
            static options => options.Limits.MaxLifetime = TimeSpan.FromDays(49) + Tick,
            "Limits.MaxLifetime"
        ),
        ["Limits.WriteStallTimeout tick"] = (static options => options.Limits.WriteStallTimeout = Tick, null),
        ["Limits.WriteStallTimeout 0"] = (
            static options => options.Limits.WriteStallTimeout = TimeSpan.Zero,
            "Limits.WriteStallTimeout"
        ),
        ["Limits.WriteStallTimeout -2 ms"] = (
            static options => options.Limits.WriteStallTimeout = TimeSpan.FromMilliseconds(-2),
            "Limits.WriteStallTimeout"
        ),
        ["Limits.WriteStallTimeout infinite"] = (
            static options => options.Limits.WriteStallTimeout = Timeout.InfiniteTimeSpan,
            null
        ),
        ["Limits.WriteStallTimeout 49 days"] = (
            static options => options.Limits.WriteStallTimeout = TimeSpan.FromDays(49),
            null
        ),
        ["Limits.WriteStallTimeout over 49 days"] = (
            static options => options.Limits.WriteStallTimeout = TimeSpan.FromDays(49) + Tick,
            "Limits.WriteStallTimeout"
        ),
        ["Limits for the open Internet"] = (static options => options.UseOpenInternetLimits(), null),
        ["Limits.MessageBurst without a rate"] = (
            static options => options.Limits.MessageBurst = 1,
            "Limits.MessageBurst: has no effect, as MessagesPerSecond is null"
        ),
        ["Limits.CreateMessageLimiter without a rate"] = (
            static options =>
                options.Limits.CreateMessageLimiter = static (_, bucket) => new TokenBucketRateLimiter(bucket),
            "Limits.CreateMessageLimiter: has no effect, as MessagesPerSecond is null"
        ),
        ["Limits.CreateMessageLimiter"] = (
            static options =>
            {
                options.Limits.MessagesPerSecond = 1;
                options.Limits.CreateMessageLimiter = static (_, bucket) => new TokenBucketRateLimiter(bucket);
            },
            null
        ),
        ["Limits.ByteBurst without a rate"] = (
            static options => options.Limits.ByteBurst = 1,
            "Limits.ByteBurst: has no effect, as BytesPerSecond is null"
        ),
        ["Limits.CreateByteLimiter without a rate"] = (
            static options =>
                options.Limits.CreateByteLimiter = static (_, bucket) => new TokenBucketRateLimiter(bucket),
            "Limits.CreateByteLimiter: has no effect, as BytesPerSecond is null"
        ),
        ["Limits.CreateByteLimiter"] = (
            static options =>
            {
                options.Limits.BytesPerSecond = 1;
                options.Limits.CreateByteLimiter = static (_, bucket) => new TokenBucketRateLimiter(bucket);
            },
            null
        ),
    };

    public static TheoryData<string> Cases => [.. Edges.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_host_starts_or_says_which_option_is_out_of_range(string edge) =>
        OptionsAtStart.StartAsync(Edges[edge].Set, Edges[edge].Refused);
}
