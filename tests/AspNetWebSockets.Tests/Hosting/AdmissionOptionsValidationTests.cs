namespace AspNetWebSockets.Tests;

/// <summary>Every range of <see cref="WebSocketAdmissionOptions"/> at its edges.</summary>
public sealed class AdmissionOptionsValidationTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly Dictionary<string, (Action<AspNetWebSocketsOptions> Set, string? Refused)> Edges = new(
        StringComparer.Ordinal
    )
    {
        ["Admission.MaxConnections 1"] = (static options => options.Admission.MaxConnections = 1, null),
        ["Admission.MaxConnections 0"] = (
            static options => options.Admission.MaxConnections = 0,
            "Admission.MaxConnections: must be at least 1"
        ),
        ["Admission.MaxConnectionsPerPath 1"] = (static options => options.Admission.MaxConnectionsPerPath = 1, null),
        ["Admission.MaxConnectionsPerPath 0"] = (
            static options => options.Admission.MaxConnectionsPerPath = 0,
            "Admission.MaxConnectionsPerPath"
        ),
        ["Admission.MaxConnectionsPerUser 1"] = (static options => options.Admission.MaxConnectionsPerUser = 1, null),
        ["Admission.MaxConnectionsPerUser 0"] = (
            static options => options.Admission.MaxConnectionsPerUser = 0,
            "Admission.MaxConnectionsPerUser"
        ),
        ["Admission.MaxConnectionsPerAddress 1"] = (
            static options => options.Admission.MaxConnectionsPerAddress = 1,
            null
        ),
        ["Admission.MaxConnectionsPerAddress 0"] = (
            static options => options.Admission.MaxConnectionsPerAddress = 0,
            "Admission.MaxConnectionsPerAddress"
        ),
        ["Admission.IPv6PrefixLength 1"] = (static options => options.Admission.IPv6PrefixLength = 1, null),
        ["Admission.IPv6PrefixLength 0"] = (
            static options => options.Admission.IPv6PrefixLength = 0,
            "Admission.IPv6PrefixLength"
        ),
        ["Admission.IPv6PrefixLength 128"] = (static options => options.Admission.IPv6PrefixLength = 128, null),
        ["Admission.IPv6PrefixLength 129"] = (
            static options => options.Admission.IPv6PrefixLength = 129,
            "Admission.IPv6PrefixLength"
        ),
        ["Admission.RetryAfter 1 s"] = (static options => options.Admission.RetryAfter = TimeSpan.FromSeconds(1), null),
        ["Admission.RetryAfter under 1 s"] = (
            static options => options.Admission.RetryAfter = TimeSpan.FromSeconds(1) - Tick,
            "Admission.RetryAfter"
        ),
        ["Admission.RetryAfter 1 day"] = (static options => options.Admission.RetryAfter = TimeSpan.FromDays(1), null),
        ["Admission.RetryAfter over 1 day"] = (
            static options => options.Admission.RetryAfter = TimeSpan.FromDays(1) + Tick,
            "Admission.RetryAfter"
        ),
    };

    public static TheoryData<string> Cases => [.. Edges.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_host_starts_or_says_which_option_is_out_of_range(string edge) =>
        OptionsAtStart.StartAsync(Edges[edge].Set, Edges[edge].Refused);
}
