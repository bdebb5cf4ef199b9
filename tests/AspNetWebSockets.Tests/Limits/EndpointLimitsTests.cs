using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Tests;

/// <summary><c>WithWebSocketLimits</c>: endpoints with limits of their own.</summary>
public sealed class EndpointLimitsTests
{
    [Fact]
    public async Task An_endpoint_changes_what_it_says_and_keeps_what_the_application_says()
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            Map,
            configure: options => options.Limits.MaxFragmentsPerMessage = 2,
            services: static services => services.AddRouting(),
            before: static application => application.UseRouting()
        );
        (await CloseCodeAsync(host, "/strict", Fragments(3), ClientFrame.Close(1000))).ShouldBe(1008);
        (await CloseCodeAsync(host, "/free", Fragments(3), ClientFrame.Close(1000))).ShouldBe(1000);
        byte[] pings = [.. Enumerable.Repeat(ClientFrame.Ping(), 100).SelectMany(ping => ping)];
        (await CloseCodeAsync(host, "/strict", pings, ClientFrame.Close(1000))).ShouldBe(1000);
        (await CloseCodeAsync(host, "/free", pings, ClientFrame.Close(1000))).ShouldBe(1008);
    }

    [Fact]
    public void A_limit_out_of_its_range_is_refused_when_the_endpoint_is_mapped()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRouting();
        WebApplication application = builder.Build();
        IEndpointConventionBuilder endpoint = application.Map("/", static () => Task.CompletedTask);
        OptionsValidationException exception = Should.Throw<OptionsValidationException>(() =>
            endpoint.WithWebSocketLimits(static limits =>
                (limits.MessagesPerSecond, limits.MaxUnansweredPings) = (0, 0)
            )
        );
        exception.Failures.Count().ShouldBe(2);
        exception.Message.ShouldContain("MessagesPerSecond");
    }

    [Fact]
    public async Task A_group_and_its_endpoint_both_say_something()
    {
        await using KestrelHost host = await StartAsync(
            static endpoints =>
            {
                RouteGroupBuilder group = endpoints.MapGroup("/group");
                group.WithWebSocketLimits(static limits => limits.MaxFragmentsPerMessage = 2);
                group.WithWebSocketLimits(static limits => limits.MaxControlFramesPerSecond = 10);
                group.Map("/as-it-is", EchoAsync);
                group.Map("/free", EchoAsync).WithWebSocketLimits(static limits => limits.MaxFragmentsPerMessage++);
            },
            static options => options.Limits.MaxControlFramesPerSecond = null
        );
        byte[] pings = [.. Enumerable.Repeat(ClientFrame.Ping(), 100).SelectMany(ping => ping)];
        foreach (string path in new[] { "/group/as-it-is", "/group/free" })
        {
            (await CloseCodeAsync(host, path, pings, ClientFrame.Close(1000))).ShouldBe(1008);
        }

        (await CloseCodeAsync(host, "/group/as-it-is", Fragments(3), ClientFrame.Close(1000))).ShouldBe(1008);
        (await CloseCodeAsync(host, "/group/free", Fragments(3), ClientFrame.Close(1000))).ShouldBe(1000);
        (await CloseCodeAsync(host, "/group/free", Fragments(4), ClientFrame.Close(1000))).ShouldBe(1008);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_out_of_range_over_the_applications_limits_fails_the_handshake_and_takes_no_place(
        bool isBehindPipeline
    )
    {
        await using KestrelHost host = await StartAsync(
            endpoints =>
                endpoints
                    .Map(
                        "/doubled",
                        context =>
                            GuardedHost.AcceptAsync(
                                context,
                                isBehindPipeline ? Entrance.BehindPipeline : Entrance.InPipeline
                            )
                    )
                    .WithWebSocketLimits(static limits => limits.BytesPerSecond *= 2),
            static options =>
            {
                options.Limits.BytesPerSecond = 1_000_000_000;
                options.Admission.MaxConnectionsPerPath = 1;
            }
        );
        (await host.AnswerAsync("/doubled")).StatusCode.ShouldBe(500);
        host.Admission().Count.ShouldBe(0);
    }

    [Fact]
    public void The_error_names_the_endpoint()
    {
        AspNetWebSocketsOptions application = new();
        OptionsValidationException exception = Should.Throw<OptionsValidationException>(() =>
            new EndpointLimits(application).Of(Endpoint(static limits => limits.MessageBurst = 5))
        );
        exception.Message.ShouldContain("the endpoint 'feed'");
        exception.Message.ShouldContain("MessageBurst: has no effect");
    }

    [Fact]
    public void An_endpoint_may_switch_off_a_rate_whose_burst_it_inherits()
    {
        AspNetWebSocketsOptions application = new();
        application.UseOpenInternetLimits();
        Endpoint endpoint = Endpoint(static limits => limits.MessagesPerSecond = limits.BytesPerSecond = null);
        EndpointLimits limits = new(application);
        limits.Of(endpoint).Limits.HasRate.ShouldBeFalse();
        limits.Of(endpoint).ShouldBeSameAs(limits.Of(endpoint), "one for all connections of the endpoint");
        limits.Of(endpoint: null).ShouldBeSameAs(application);
    }

    private static Endpoint Endpoint(Action<ConnectionLimits> configure) =>
        new(requestDelegate: null, new EndpointMetadataCollection(new LimitsMetadata(configure)), "feed");

    private static Task<KestrelHost> StartAsync(
        Action<IEndpointRouteBuilder> map,
        Action<AspNetWebSocketsOptions> configure
    ) =>
        KestrelHost.StartPipelineAsync(
            application => application.UseEndpoints(map),
            configure: configure,
            services: static services => services.AddRouting(),
            before: static application => application.UseRouting()
        );

    private static void Map(IApplicationBuilder application) =>
        application.UseEndpoints(static endpoints =>
        {
            endpoints.Map("/strict", EchoAsync);
            endpoints
                .Map("/free", EchoAsync)
                .WithWebSocketLimits(static limits =>
                {
                    limits.MaxFragmentsPerMessage = null;
                    limits.MaxControlFramesPerSecond = 10;
                });
        });

    private static async Task EchoAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        byte[] buffer = new byte[1024];
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult result = await socket.ReceiveAsync(
                    buffer.AsMemory(),
                    CancellationToken.None
                );
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(socket.CloseStatus!.Value, "", CancellationToken.None);
                    return;
                }
            }
        }
        catch (WebSocketException)
        {
            // The client went past a bound.
        }
    }

    private static byte[] Fragments(int count) =>
        [
            .. ClientFrame.Binary([1], fin: false),
            .. Enumerable.Range(1, count - 1).SelectMany(i => ClientFrame.Continuation([1], fin: i == count - 1)),
        ];

    private static async Task<int?> CloseCodeAsync(KestrelHost host, string path, params byte[][] frames)
    {
        await using RawWebSocketClient client = await host.ConnectAsync(path);
        await client.SendBytesAsync(frames.SelectMany(frame => frame).ToArray(), TestContext.Current.CancellationToken);
        while (await client.ReadFrameAsync(TestContext.Current.CancellationToken) is { } frame)
        {
            if (frame.Opcode == FrameOpcodes.Close)
            {
                return frame.CloseCode;
            }
        }

        return null;
    }
}
