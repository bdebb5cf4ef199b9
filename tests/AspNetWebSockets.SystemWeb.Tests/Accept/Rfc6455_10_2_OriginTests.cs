using System.Diagnostics.Metrics;
using System.Text;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.SystemWeb.Tests.Accept;

/// <summary>RFC 6455 section 10.2 on <c>MapWebSocket</c> and <c>HttpContext.WebSockets</c>: pages of other origins are refused unless <c>AllowedOrigins</c> has theirs.</summary>
public sealed class Rfc6455_10_2_OriginTests
{
    private const string Listed = "https://app.example";

    /// <summary>What is allowed, what the client says (several headers split by "|", nothing for null), and what comes of it.</summary>
    public static TheoryData<string, string?, int, string> Cells =>
        new()
        {
            { "", null, 101, "" },
            { "", "http://shop.example", 101, "" },
            { "", "http://SHOP.example:80", 101, "" },
            { "", "http://other.example", 403, "add \"http://other.example\"" },
            { "", "https://shop.example", 403, "app.UseForwardedHeaders()" },
            { "", "http://shop.example:8080", 403, "AspNetWebSocketsOptions.AllowedOrigins" },
            { "", "null", 403, "\"Origin: null\"" },
            { "", "not an address", 403, "The header \"Origin\" must be one origin" },
            { "", "http://shop.example|http://shop.example", 403, "The header \"Origin\" must be one origin" },
            { Listed, null, 101, "" },
            { Listed, "http://shop.example", 101, "" },
            { Listed, "https://app.example", 101, "" },
            { Listed, "https://APP.example:443", 101, "" },
            { Listed, "http://app.example", 403, "add \"http://app.example\"" },
            { Listed, "null", 403, "\"Origin: null\"" },
            { "*", "http://other.example", 101, "" },
            { "*", "null", 101, "" },
        };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Map(string allowed, string? origin, int status, string words)
    {
        await using SystemWebHost host = await StartAsync(allowed);
        await using RawWebSocketClient client = await host.ConnectRawAsync("/ws", Headers(origin));

        client.Response.StatusCode.ShouldBe(status);
        if (status == 403)
        {
            client.Response["Content-Type"].ShouldBe("text/plain; charset=utf-8");
            (await host.Logs.WaitForAsync(2008)).Message.ShouldContain(words);
        }
    }

    [Theory]
    [InlineData("/ws", "http://other.example", 403)]
    [InlineData("/core", "http://other.example", 403)]
    [InlineData("/ws", "http://shop.example", 101)]
    public async Task A_refusal_is_counted(string path, string origin, int status)
    {
        await using SystemWebHost host = await StartAsync("");
        using RecordedMeasurements measurements = new(host.Services.GetRequiredService<IMeterFactory>());
        await using RawWebSocketClient client = await host.ConnectRawAsync(path, Headers(origin));

        client.Response.StatusCode.ShouldBe(status);
        measurements
            .Of("rejected_handshakes")
            .ShouldBe(
                status == 403 ? ["rejected_handshakes 1 rejection.reason=origin http.response.status_code=403"] : []
            );
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Accept_in_the_pipeline(string allowed, string? origin, int status, string words)
    {
        await using SystemWebHost host = await StartAsync(allowed);
        await using RawWebSocketClient client = await host.ConnectRawAsync("/core", Headers(origin));

        client.Response.StatusCode.ShouldBe(status);
        if (status == 403)
        {
            await client.SendBytesAsync(
                "GET /end HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray(),
                Bound.Token()
            );
            Encoding.UTF8.GetString(await client.ReadToEndAsync(Bound.Token())).ShouldContain(words);
        }
    }

    [Theory]
    [InlineData("https", "shop.example", "https://shop.example", 101)]
    [InlineData("https", "shop.example:8443", "https://shop.example:8443", 101)]
    [InlineData("https", "shop.example", "http://internal", 403)]
    [InlineData("http", "shop.example", "https://shop.example", 403)]
    public async Task Behind_a_proxy_the_browsers_address_counts(string scheme, string name, string origin, int status)
    {
        await using SystemWebHost host = await StartAsync(
            "",
            app => app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync(
            "/ws",
            ("Host", "internal"),
            ("X-Forwarded-Proto", scheme),
            ("X-Forwarded-Host", name),
            ("Origin", origin)
        );

        client.Response.StatusCode.ShouldBe(status);
    }

    private static (string Name, string? Value)[] Headers(string? origin)
    {
        IEnumerable<string?> origins = origin is null ? new string?[] { null } : origin.Split('|');
        return [("Host", "shop.example"), .. origins.Select(value => ("Origin", value))];
    }

    private static Task<SystemWebHost> StartAsync(string allowed, Action<WebApplication>? before = null) =>
        SystemWebHost.StartAsync(
            app =>
            {
                before?.Invoke(app);
                app.MapWebSocket("/ws", _ => Task.CompletedTask);
                app.Map("/core", async context => (await context.WebSockets.AcceptWebSocketAsync()).Dispose());
            },
            options =>
            {
                foreach (string entry in allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    options.AllowedOrigins.Add(entry);
                }
            }
        );
}
