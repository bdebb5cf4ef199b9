using System.Net;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Tests;

/// <summary>The address behind a proxy is what <c>UseForwardedHeaders()</c> makes of it, and nothing else is believed.</summary>
public sealed class ForwardedAddressTests
{
    private const string Header = "X-Forwarded-For";

    [Fact]
    public async Task Behind_a_trusted_proxy_the_clients_count_one_by_one()
    {
        await using KestrelHost host = await StartAsync(IPAddress.Loopback);
        await using RawWebSocketClient first = await host.HandshakeAsync("/", (Header, "198.51.100.1"));
        first.Response.StatusCode.ShouldBe(101);
        (await host.AnswerAsync("/", (Header, "198.51.100.1"))).StatusCode.ShouldBe(429);
        await using RawWebSocketClient second = await host.HandshakeAsync("/", (Header, "198.51.100.2"));
        second.Response.StatusCode.ShouldBe(101);
    }

    [Fact]
    public async Task A_client_cannot_put_an_address_of_its_own_in_front_of_a_trusted_proxys()
    {
        await using KestrelHost host = await StartAsync(IPAddress.Loopback);
        await using RawWebSocketClient first = await host.HandshakeAsync("/", (Header, "198.51.100.1"));
        first.Response.StatusCode.ShouldBe(101);
        (await host.AnswerAsync("/", (Header, "203.0.113.7, 198.51.100.1"))).StatusCode.ShouldBe(429);
    }

    [Fact]
    public async Task The_header_of_anyone_else_is_not_believed()
    {
        await using KestrelHost host = await StartAsync(IPAddress.Parse("10.0.0.1"));
        await using RawWebSocketClient first = await host.HandshakeAsync("/", (Header, "198.51.100.1"));
        first.Response.StatusCode.ShouldBe(101);
        (await host.AnswerAsync("/", (Header, "198.51.100.2"))).StatusCode.ShouldBe(429, "both are 127.0.0.1");
        (await host.Log.EntryAsync(1040).InTimeAsync()).Message.ShouldContain("127.0.0.1");
    }

    [Fact]
    public async Task As_the_page_on_limits_shows_it_the_clients_behind_a_proxy_count_one_by_one()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        LimitsPageCode.TrustProxy(builder);
        using IHost settings = builder.Build();
        ForwardedHeadersOptions forwarded = settings
            .Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>()
            .Value;
        forwarded.KnownProxies.ShouldContain(IPAddress.Parse("10.0.0.1"));

        // Loopback is trusted by default.
        await using KestrelHost host = await StartAsync(forwarded);
        await using RawWebSocketClient first = await host.HandshakeAsync("/", (Header, "198.51.100.1"));
        first.Response.StatusCode.ShouldBe(101);
        await using RawWebSocketClient second = await host.HandshakeAsync("/", (Header, "198.51.100.2"));
        second.Response.StatusCode.ShouldBe(101);
    }

    [Fact]
    public async Task Without_the_names_of_the_headers_all_clients_are_the_proxy()
    {
        await using KestrelHost host = await StartAsync(new ForwardedHeadersOptions());
        await using RawWebSocketClient first = await host.HandshakeAsync("/", (Header, "198.51.100.1"));
        first.Response.StatusCode.ShouldBe(101);
        (await host.AnswerAsync("/", (Header, "198.51.100.2"))).StatusCode.ShouldBe(429);
    }

    [Fact]
    public async Task With_an_empty_list_of_proxies_any_client_chooses_its_address()
    {
        // As ASPNETCORE_FORWARDEDHEADERS_ENABLED does.
        ForwardedHeadersOptions forwarded = new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        await using KestrelHost host = await StartAsync(forwarded);
        await using RawWebSocketClient first = await host.HandshakeAsync("/", (Header, "198.51.100.1"));
        first.Response.StatusCode.ShouldBe(101);
        await using RawWebSocketClient second = await host.HandshakeAsync("/", (Header, "198.51.100.2"));
        second.Response.StatusCode.ShouldBe(101);
    }

    private static Task<KestrelHost> StartAsync(IPAddress proxy)
    {
        ForwardedHeadersOptions forwarded = new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Add(proxy);
        return StartAsync(forwarded);
    }

    private static Task<KestrelHost> StartAsync(ForwardedHeadersOptions forwarded) =>
        KestrelHost.StartPipelineAsync(
            static application =>
                application.Run(static context => GuardedHost.AcceptAsync(context, Entrance.BehindPipeline)),
            configure: static options => options.Admission.MaxConnectionsPerAddress = 1,
            before: application => application.UseForwardedHeaders(forwarded)
        );
}
