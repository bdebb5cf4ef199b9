using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Tests;

/// <summary>Every range of <see cref="AspNetWebSocketsOptions"/> itself and of its handler policies at its edges, checked when the host starts.</summary>
public sealed class OptionsValidationTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly Dictionary<string, (Action<AspNetWebSocketsOptions> Set, string? Refused)> Edges = new(
        StringComparer.Ordinal
    )
    {
        ["defaults"] = (static _ => { }, null),
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
        ["AllowedOrigins host"] = (static options => options.AllowedOrigins.Add("app.example"), "'app.example'"),
        ["MessageTraceRatio 0"] = (static options => options.MessageTraceRatio = 0, null),
        ["MessageTraceRatio 1"] = (static options => options.MessageTraceRatio = 1, null),
        ["MessageTraceRatio NaN"] = (
            static options => options.MessageTraceRatio = double.NaN,
            "MessageTraceRatio: must be from 0 to 1"
        ),
        ["MessageTraceRatio -0.1"] = (
            static options => options.MessageTraceRatio = -0.1,
            "MessageTraceRatio: must be from 0 to 1"
        ),
        ["MessageTraceRatio 1.1"] = (
            static options => options.MessageTraceRatio = 1.1,
            "MessageTraceRatio: must be from 0 to 1"
        ),
        ["Mapped.SendQueueLimit 1"] = (static options => options.Mapped.SendQueueLimit = 1, null),
        ["Mapped.SendQueueLimit 0"] = (static options => options.Mapped.SendQueueLimit = 0, "Mapped.SendQueueLimit"),
        ["Accepted.SendQueueLimit 1"] = (static options => options.Accepted.SendQueueLimit = 1, null),
        ["Accepted.SendQueueLimit 0"] = (
            static options => options.Accepted.SendQueueLimit = 0,
            "Accepted.SendQueueLimit"
        ),
        ["Classic.SendQueueFullMode FailSend"] = (
            static options => options.Classic.SendQueueFullMode = SendQueueFullMode.FailSend,
            null
        ),
        ["Classic.SendQueueFullMode 2"] = (
            static options => options.Classic.SendQueueFullMode = (SendQueueFullMode)2,
            "Classic.SendQueueFullMode"
        ),
        ["Mapped.SendQueueFullMode FailSend"] = (
            static options => options.Mapped.SendQueueFullMode = SendQueueFullMode.FailSend,
            null
        ),
        ["Mapped.SendQueueFullMode 2"] = (
            static options => options.Mapped.SendQueueFullMode = (SendQueueFullMode)2,
            "Mapped.SendQueueFullMode"
        ),
    };

    public static TheoryData<string> Cases => [.. Edges.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_host_starts_or_says_which_option_is_out_of_range(string edge) =>
        OptionsAtStart.StartAsync(Edges[edge].Set, Edges[edge].Refused);

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
