using System.Net.WebSockets;

namespace AspNetWebSockets.Tests;

/// <summary>What <see cref="WebSocketIdentityOptions"/> may be, at its edges.</summary>
public sealed class IdentityOptionsValidationTests
{
    private static readonly Dictionary<string, (Action<AspNetWebSocketsOptions> Set, string? Refused)> Edges = new(
        StringComparer.Ordinal
    )
    {
        ["Identity.ExpiredCloseStatus 3000"] = (
            static options => options.Identity.ExpiredCloseStatus = (WebSocketCloseStatus)3000,
            null
        ),
        ["Identity.ExpiredCloseStatus 2999"] = (
            static options => options.Identity.ExpiredCloseStatus = (WebSocketCloseStatus)2999,
            "Identity.ExpiredCloseStatus"
        ),
        ["Identity.ExpiredCloseStatus 4999"] = (
            static options => options.Identity.ExpiredCloseStatus = (WebSocketCloseStatus)4999,
            null
        ),
        ["Identity.ExpiredCloseStatus 5000"] = (
            static options => options.Identity.ExpiredCloseStatus = (WebSocketCloseStatus)5000,
            "Identity.ExpiredCloseStatus"
        ),
        ["Identity.ExpiredCloseReason 123 bytes"] = (
            static options => options.Identity.ExpiredCloseReason = new string('x', 121) + "é",
            null
        ),
        ["Identity.ExpiredCloseReason 124 bytes"] = (
            static options => options.Identity.ExpiredCloseReason = new string('x', 122) + "é",
            "Identity.ExpiredCloseReason"
        ),
        ["Identity.UserKey null"] = (static options => options.Identity.UserKey = null!, "Identity.UserKey"),
        ["Identity.Expiry null"] = (static options => options.Identity.Expiry = null!, "Identity.Expiry"),
    };

    public static TheoryData<string> Cases => [.. Edges.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_host_starts_or_says_which_option_is_out_of_range(string edge) =>
        OptionsAtStart.StartAsync(Edges[edge].Set, Edges[edge].Refused);
}
