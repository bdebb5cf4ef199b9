using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Transport.Tests;

/// <summary><see cref="EventLoopTransportOptions"/>: defaults, ranges, and what is chosen.</summary>
public sealed class OptionsTests
{
    public static TheoryData<string, Action<EventLoopTransportOptions>> OutOfRange =>
        new()
        {
            { nameof(EventLoopTransportOptions.Kind), options => options.Kind = (EventLoopTransportKind)9 },
            { nameof(EventLoopTransportOptions.LoopCount), options => options.LoopCount = 0 },
            { nameof(EventLoopTransportOptions.LoopCount), options => options.LoopCount = 1025 },
            { nameof(EventLoopTransportOptions.Backlog), options => options.Backlog = 0 },
            { nameof(EventLoopTransportOptions.StallThreshold), options => options.StallThreshold = TimeSpan.Zero },
            {
                nameof(EventLoopTransportOptions.StallThreshold),
                options => options.StallThreshold = TimeSpan.FromSeconds(11)
            },
            { nameof(EventLoopTransportOptions.MaxReadBufferSize), options => options.MaxReadBufferSize = 0 },
            { nameof(EventLoopTransportOptions.MaxWriteBufferSize), options => options.MaxWriteBufferSize = 0 },
            {
                nameof(EventLoopTransportOptions.WriteStallTimeout),
                options => options.WriteStallTimeout = TimeSpan.Zero
            },
            {
                nameof(EventLoopTransportOptions.WriteStallTimeout),
                options => options.WriteStallTimeout = TimeSpan.FromDays(50)
            },
        };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public async Task What_is_out_of_range_fails_at_the_start(string name, Action<EventLoopTransportOptions> configure)
    {
        OptionsValidationException e = await Should.ThrowAsync<OptionsValidationException>(() =>
            TestServer.StartAsync(EventLoopTransportKind.Auto, _ => { }, configure)
        );

        e.Message.ShouldContain(name);
    }

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        EventLoopTransportOptions options = new();

        options.Kind.ShouldBe(EventLoopTransportKind.Auto);
        options.LoopCount.ShouldBe(Math.Min(Environment.ProcessorCount, 64));
        options.Backlog.ShouldBe(512);
        options.RunOnThreadPool.ShouldBeFalse();
        options.StallThreshold.ShouldBe(TimeSpan.FromMilliseconds(20));
        options.MaxReadBufferSize.ShouldBe(1024 * 1024);
        options.MaxWriteBufferSize.ShouldBe(64 * 1024);
        options.WriteStallTimeout.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Auto_takes_the_first_that_is_possible()
    {
        await using TestServer server = await TestServer.StartAsync(EventLoopTransportKind.Auto, _ => { });

        EventLoopTransportInfo info = server.Services.GetRequiredService<EventLoopTransportInfo>();
        string? noRing = TransportChoice.WhyImpossible(EventLoopTransportKind.IoUring);
        info.Name.ShouldBe(noRing is null ? "io_uring" : "epoll");
        info.Reason.ShouldContain(noRing ?? "possible");
    }

    [Theory]
    [InlineData(EventLoopTransportKind.Sockets, false, true)]
    [InlineData(EventLoopTransportKind.Sockets, true, false)]
    [InlineData(EventLoopTransportKind.Epoll, false, false)]
    public async Task Kestrels_sockets_run_inline_only_in_place_of_the_loops(
        EventLoopTransportKind kind,
        bool onThreadPool,
        bool inline
    )
    {
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app => app.MapGet("/", () => "served"),
            options => options.RunOnThreadPool = onThreadPool
        );

        server
            .Services.GetRequiredService<IOptions<SocketTransportOptions>>()
            .Value.UnsafePreferInlineScheduling.ShouldBe(inline);
        using HttpClient client = new();
        (await client.GetStringAsync($"http://{server.EndPoint}/").InTime()).ShouldBe("served");
    }

    [Fact]
    public async Task Calls_of_the_extension_add_up()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.WebHost.UseEventLoopTransport(options => options.LoopCount = 3);
        _ = builder.WebHost.UseEventLoopTransport(options => options.Backlog = 7);
        await using WebApplication application = builder.Build();

        EventLoopTransportOptions options = application
            .Services.GetRequiredService<IOptions<EventLoopTransportOptions>>()
            .Value;

        (options.LoopCount, options.Backlog).ShouldBe((3, 7));
    }
}
