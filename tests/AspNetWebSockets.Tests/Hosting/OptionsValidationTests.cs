using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Tests;

/// <summary>Every range of <see cref="AspNetWebSocketsOptions"/> at its edges, checked when the host starts.</summary>
public sealed class OptionsValidationTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly Dictionary<string, (Action<AspNetWebSocketsOptions> Set, string? Refused)> Edges = new(
        StringComparer.Ordinal
    )
    {
        ["defaults"] = (static _ => { }, null),
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
        ["Drain.Deadline 1 s over Time"] = (
            static options => options.Drain.Deadline = options.Drain.Time + TimeSpan.FromSeconds(1),
            null
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
        ["MaxMessageSize 1"] = (static options => options.MaxMessageSize = 1, null),
        ["MaxMessageSize 0"] = (static options => options.MaxMessageSize = 0, "MaxMessageSize"),
        ["MaxMessageSize most"] = (static options => options.MaxMessageSize = long.MaxValue, null),
        ["ReceiveBufferLimit 1024"] = (static options => options.ReceiveBufferLimit = 1024, null),
        ["ReceiveBufferLimit 1023"] = (static options => options.ReceiveBufferLimit = 1023, "ReceiveBufferLimit"),
        ["ReceiveBufferLimit 1 GiB"] = (static options => options.ReceiveBufferLimit = 1 << 30, null),
        ["ReceiveBufferLimit over 1 GiB"] = (
            static options => options.ReceiveBufferLimit = (1 << 30) + 1,
            "ReceiveBufferLimit"
        ),
        ["KeepAliveInterval tick"] = (static options => options.KeepAliveInterval = Tick, null),
        ["KeepAliveInterval 0"] = (static options => options.KeepAliveInterval = TimeSpan.Zero, "KeepAliveInterval"),
        ["KeepAliveInterval infinite"] = (static options => options.KeepAliveInterval = Timeout.InfiniteTimeSpan, null),
        ["KeepAliveInterval -2 ms"] = (
            static options => options.KeepAliveInterval = TimeSpan.FromMilliseconds(-2),
            "KeepAliveInterval"
        ),
        ["KeepAliveInterval 49 days"] = (static options => options.KeepAliveInterval = TimeSpan.FromDays(49), null),
        ["KeepAliveInterval over 49 days"] = (
            static options => options.KeepAliveInterval = TimeSpan.FromDays(49) + Tick,
            "KeepAliveInterval"
        ),
        ["KeepAliveTimeout tick"] = (static options => options.KeepAliveTimeout = Tick, null),
        ["KeepAliveTimeout 0"] = (static options => options.KeepAliveTimeout = TimeSpan.Zero, "KeepAliveTimeout"),
        ["KeepAliveTimeout infinite"] = (static options => options.KeepAliveTimeout = Timeout.InfiniteTimeSpan, null),
        ["KeepAliveTimeout over 49 days"] = (
            static options => options.KeepAliveTimeout = TimeSpan.FromDays(49) + Tick,
            "KeepAliveTimeout"
        ),
        ["CloseTimeout tick"] = (static options => options.CloseTimeout = Tick, null),
        ["CloseTimeout 0"] = (static options => options.CloseTimeout = TimeSpan.Zero, "CloseTimeout"),
        ["CloseTimeout infinite"] = (static options => options.CloseTimeout = Timeout.InfiniteTimeSpan, null),
        ["CloseTimeout over 49 days"] = (
            static options => options.CloseTimeout = TimeSpan.FromDays(49) + Tick,
            "CloseTimeout"
        ),
        ["LingerTimeout 1 ms"] = (static options => options.LingerTimeout = TimeSpan.FromMilliseconds(1), null),
        ["LingerTimeout under 1 ms"] = (
            static options => options.LingerTimeout = TimeSpan.FromMilliseconds(1) - Tick,
            "LingerTimeout"
        ),
        ["LingerTimeout 10 minutes"] = (static options => options.LingerTimeout = TimeSpan.FromMinutes(10), null),
        ["LingerTimeout over 10 minutes"] = (
            static options => options.LingerTimeout = TimeSpan.FromMinutes(10) + Tick,
            "LingerTimeout"
        ),
        ["LingerTimeout infinite"] = (
            static options => options.LingerTimeout = Timeout.InfiniteTimeSpan,
            "LingerTimeout"
        ),
        ["LingerByteLimit 0"] = (static options => options.LingerByteLimit = 0, null),
        ["LingerByteLimit -1"] = (static options => options.LingerByteLimit = -1, "LingerByteLimit"),
        ["Classic.CloseDrainLimit 0"] = (static options => options.Classic.CloseDrainLimit = 0, null),
        ["Classic.CloseDrainLimit -1"] = (
            static options => options.Classic.CloseDrainLimit = -1,
            "Classic.CloseDrainLimit"
        ),
        ["Classic.SendQueueLimit 1"] = (static options => options.Classic.SendQueueLimit = 1, null),
        ["Classic.SendQueueLimit 0"] = (static options => options.Classic.SendQueueLimit = 0, "Classic.SendQueueLimit"),
        ["Mapped.CloseDrainLimit -1"] = (
            static options => options.Mapped.CloseDrainLimit = -1,
            "Mapped.CloseDrainLimit"
        ),
        ["Accepted.CloseDrainLimit -1"] = (
            static options => options.Accepted.CloseDrainLimit = -1,
            "Accepted.CloseDrainLimit"
        ),
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
        ["Limits.MessageBurst 1"] = (static options => options.Limits.MessageBurst = 1, null),
        ["Limits.MessageBurst 0"] = (static options => options.Limits.MessageBurst = 0, "Limits.MessageBurst"),
        ["Limits.MessageBurst null"] = (static options => options.Limits.MessageBurst = null, null),
        ["Limits.MessageBurst most"] = (static options => options.Limits.MessageBurst = 2_000_000_000, null),
        ["Limits.MessageBurst over most"] = (
            static options => options.Limits.MessageBurst = 2_000_000_000 + 1,
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
        ["Limits.ByteBurst 1"] = (static options => options.Limits.ByteBurst = 1, null),
        ["Limits.ByteBurst 0"] = (static options => options.Limits.ByteBurst = 0, "Limits.ByteBurst"),
        ["Limits.ByteBurst null"] = (static options => options.Limits.ByteBurst = null, null),
        ["Limits.ByteBurst most"] = (static options => options.Limits.ByteBurst = 2_000_000_000, null),
        ["Limits.ByteBurst over most"] = (
            static options => options.Limits.ByteBurst = 2_000_000_000 + 1,
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
        ["Accepted.SendQueueFullMode FailSend"] = (
            static options => options.Accepted.SendQueueFullMode = SendQueueFullMode.FailSend,
            null
        ),
        ["Accepted.SendQueueFullMode 2"] = (
            static options => options.Accepted.SendQueueFullMode = (SendQueueFullMode)2,
            "Accepted.SendQueueFullMode"
        ),
        ["AllowedOrigins origins"] = (
            static options =>
            {
                options.AllowedOrigins.Add("https://app.example");
                options.AllowedOrigins.Add("http://[::1]:8080");
                options.AllowedOrigins.Add("*");
            },
            null
        ),
        ["AllowedOrigins path"] = (
            static options => options.AllowedOrigins.Add("https://app.example/"),
            "AllowedOrigins: has the entry 'https://app.example/'"
        ),
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
        ["AllowedOrigins host"] = (static options => options.AllowedOrigins.Add("app.example"), "'app.example'"),
    };

    public static TheoryData<string> Cases => [.. Edges.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_host_starts_or_says_which_option_is_out_of_range(string edge)
    {
        (Action<AspNetWebSocketsOptions> set, string? refused) = Edges[edge];
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddAspNetWebSockets(set);
        await using WebApplication application = builder.Build();
        Task start = application.StartAsync(TestContext.Current.CancellationToken);
        if (refused is null)
        {
            await start.InTimeAsync();
            return;
        }

        OptionsValidationException exception = await Should.ThrowAsync<OptionsValidationException>(start.InTimeAsync());
        exception.Failures.ShouldHaveSingleItem().ShouldContain(refused);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_configurations_add_up()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddAspNetWebSockets(options => options.MaxMessageSize = 0);
        builder.Services.AddAspNetWebSockets(options => options.LingerByteLimit = -1);
        await using WebApplication application = builder.Build();
        OptionsValidationException exception = await Should.ThrowAsync<OptionsValidationException>(
            application.StartAsync(TestContext.Current.CancellationToken)
        );
        exception.Failures.Count().ShouldBe(2);
    }
}
