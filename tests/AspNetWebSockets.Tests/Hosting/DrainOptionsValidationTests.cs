namespace AspNetWebSockets.Tests;

/// <summary>Every range of <see cref="WebSocketDrainOptions"/> at its edges.</summary>
public sealed class DrainOptionsValidationTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly Dictionary<string, (Action<AspNetWebSocketsOptions> Set, string? Refused)> Edges = new(
        StringComparer.Ordinal
    )
    {
        ["Drain.ReadinessDelay 1 h"] = (static options => options.Drain.ReadinessDelay = TimeSpan.FromHours(1), null),
        ["Drain.ReadinessDelay over 1 h"] = (
            static options => options.Drain.ReadinessDelay = TimeSpan.FromHours(1) + Tick,
            "Drain.ReadinessDelay"
        ),
        ["Drain.ReadinessDelay under 0"] = (
            static options => options.Drain.ReadinessDelay = -Tick,
            "Drain.ReadinessDelay"
        ),
        ["Drain.Time 0"] = (static options => options.Drain.Time = TimeSpan.Zero, null),
        ["Drain.Time under 0"] = (static options => options.Drain.Time = -Tick, "Drain.Time"),
        ["Drain.Time 1 h"] = (
            static options =>
                (options.Drain.Time, options.Drain.Deadline) = (TimeSpan.FromHours(1), TimeSpan.FromHours(2)),
            null
        ),
        ["Drain.Time over 1 h"] = (
            static options =>
                (options.Drain.Time, options.Drain.Deadline) = (TimeSpan.FromHours(1) + Tick, TimeSpan.FromHours(2)),
            "Drain.Time"
        ),
        ["Drain.Deadline less than 1 s over Time"] = (
            static options => options.Drain.Deadline = options.Drain.Time + TimeSpan.FromSeconds(1) - Tick,
            "Drain.Deadline"
        ),
        ["Drain.Deadline over 1 day"] = (
            static options => options.Drain.Deadline = TimeSpan.FromDays(1) + Tick,
            "Drain.Deadline"
        ),
        ["Drain.RetryAfter 1 s"] = (static options => options.Drain.RetryAfter = TimeSpan.FromSeconds(1), null),
        ["Drain.RetryAfter under 1 s"] = (
            static options => options.Drain.RetryAfter = TimeSpan.FromSeconds(1) - Tick,
            "Drain.RetryAfter"
        ),
        ["Drain.RetryAfter over 1 day"] = (
            static options => options.Drain.RetryAfter = TimeSpan.FromDays(1) + Tick,
            "Drain.RetryAfter"
        ),
        ["Drain.Reason 123 bytes"] = (static options => options.Drain.Reason = new string('r', 123), null),
        ["Drain.Reason 124 bytes"] = (static options => options.Drain.Reason = new string('é', 62), "Drain.Reason"),
        ["Drain.Deadline 1 day"] = (static options => options.Drain.Deadline = TimeSpan.FromDays(1), null),
        ["Drain.Deadline 1 s over Time"] = (
            static options => options.Drain.Deadline = options.Drain.Time + TimeSpan.FromSeconds(1),
            null
        ),
        ["Drain.RetryAfter 1 day"] = (static options => options.Drain.RetryAfter = TimeSpan.FromDays(1), null),
    };

    public static TheoryData<string> Cases => [.. Edges.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_host_starts_or_says_which_option_is_out_of_range(string edge) =>
        OptionsAtStart.StartAsync(Edges[edge].Set, Edges[edge].Refused);
}
