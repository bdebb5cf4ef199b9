using System.Diagnostics.Metrics;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.SystemWeb.Tests.Accept;

/// <summary>Section 3.5: the same-origin rule, as the client meets it.</summary>
public sealed class Section_3_5_SameOriginTests
{
    private static readonly AspNetWebSocketOptions SameOrigin = new() { RequireSameOrigin = true };

    public static TheoryData<string, string?, int> Cells =>
        new()
        {
            { "shop.example", "http://shop.example", 101 },
            { "shop.example", "  http://shop.example  ", 101 },
            { "shop.example", "http://shop.example:80", 101 },
            { "shop.example:80", "http://shop.example", 101 },
            { "SHOP.example", "http://shop.EXAMPLE", 101 },
            { "shop.example:8080", "http://shop.example:8080", 101 },
            { "shop.example", null, 403 },
            { "shop.example", "null", 403 },
            { "shop.example", "http://other.example", 403 },
            { "shop.example", "http://shop.example:8080", 403 },
            { "shop.example", "https://shop.example", 403 },
            { "shop.example", "ws://shop.example", 403 },
            { "shop.example", "http://sub.shop.example", 403 },
            { "shop.example", "not an address", 403 },
        };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Accept(string host, string? origin, int status)
    {
        await using SystemWebHost application = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(_ => Task.CompletedTask, SameOrigin)
        );
        using RecordedMeasurements measurements = new(application.Services.GetRequiredService<IMeterFactory>());
        await using RawWebSocketClient client = await application.ConnectRawAsync(
            "/h.ashx",
            ("Host", host),
            ("Origin", origin)
        );

        client.Response.StatusCode.ShouldBe(status);
        measurements.Of("rejected_handshakes").Count.ShouldBe(status == 403 ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Map(string host, string? origin, int status)
    {
        await using SystemWebHost application = await SystemWebHost.StartAsync(app =>
            app.MapWebSocket("/h.ashx", _ => Task.CompletedTask, SameOrigin)
        );
        await using RawWebSocketClient client = await application.ConnectRawAsync(
            "/h.ashx",
            ("Host", host),
            ("Origin", origin)
        );

        client.Response.StatusCode.ShouldBe(status);
        if (status == 403)
        {
            (await application.Logs.WaitForAsync(2008)).Message.ShouldContain("403");
        }
    }

    [Fact]
    public async Task Without_the_option_every_origin_may_connect()
    {
        await using SystemWebHost application = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(_ => Task.CompletedTask)
        );
        await using RawWebSocketClient client = await application.ConnectRawAsync(
            "/h.ashx",
            ("Origin", "http://elsewhere.example")
        );

        client.Response.StatusCode.ShouldBe(101);
    }
}
