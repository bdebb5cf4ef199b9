using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Tests;

/// <summary>What counts as a path, and endpoints with a cap of their own.</summary>
public sealed class PathCapTests
{
    [Fact]
    public async Task An_endpoint_is_one_path_whatever_its_parameters()
    {
        await using KestrelHost host = await StartAsync(1);
        await using RawWebSocketClient client = await host.HandshakeAsync("/rooms/1");
        client.Response.StatusCode.ShouldBe(101);
        (await host.AnswerAsync("/rooms/2")).StatusCode.ShouldBe(503);
        (await host.AnswerAsync("/small")).StatusCode.ShouldBe(101);
    }

    [Fact]
    public async Task An_endpoint_has_its_own_cap_above_and_below_that_of_all()
    {
        await using KestrelHost host = await StartAsync(2);
        await using RawWebSocketClient only = await host.HandshakeAsync("/small");
        only.Response.StatusCode.ShouldBe(101);
        (await host.AnswerAsync("/small")).StatusCode.ShouldBe(503, "its cap is 1");
        (await host.Log.EntryAsync(1040).InTimeAsync()).Message.ShouldContain(
            "503: WithMaxWebSocketConnections is reached"
        );

        await using RawWebSocketClient first = await host.HandshakeAsync("/large");
        await using RawWebSocketClient second = await host.HandshakeAsync("/large");
        await using RawWebSocketClient third = await host.HandshakeAsync("/large");
        third.Response.StatusCode.ShouldBe(101, "its cap is 3");
        (await host.AnswerAsync("/large")).StatusCode.ShouldBe(503);
    }

    [Fact]
    public async Task An_endpoint_has_its_own_cap_where_no_other_is_set()
    {
        await using KestrelHost host = await StartAsync(null);
        await using RawWebSocketClient only = await host.HandshakeAsync("/small");
        only.Response.StatusCode.ShouldBe(101);
        (await host.AnswerAsync("/small")).StatusCode.ShouldBe(503);
        await using RawWebSocketClient other = await host.HandshakeAsync("/rooms/1");
        other.Response.StatusCode.ShouldBe(101);
        host.Admission().Keys.ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_cap_is_at_least_one(int cap)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        await using WebApplication application = builder.Build();
        ArgumentOutOfRangeException exception = Should.Throw<ArgumentOutOfRangeException>(() =>
            application.MapGroup("/").WithMaxWebSocketConnections(cap)
        );
        exception.ParamName.ShouldBe("maxConnections");
    }

    private static Task<KestrelHost> StartAsync(int? cap) =>
        KestrelHost.StartPipelineAsync(
            static application =>
                application
                    .UseRouting()
                    .UseEndpoints(static endpoints =>
                    {
                        endpoints.Map("/rooms/{id}", static context => AcceptAsync(context));
                        endpoints.Map("/small", static context => AcceptAsync(context)).WithMaxWebSocketConnections(1);
                        endpoints.Map("/large", static context => AcceptAsync(context)).WithMaxWebSocketConnections(3);
                    }),
            configure: options => options.Admission.MaxConnectionsPerPath = cap,
            services: static services => services.AddRouting()
        );

    private static Task AcceptAsync(HttpContext context) => GuardedHost.AcceptAsync(context, Entrance.BehindPipeline);
}
