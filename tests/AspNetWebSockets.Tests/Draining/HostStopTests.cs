using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AspNetWebSockets.Tests;

/// <summary>The drain as a host on Kestrel does it: while it stops, and without.</summary>
public sealed class HostStopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A drain by the application takes its time; the host that stops at the end of the test has little.
    private static void LongReadinessDelay(AspNetWebSocketsOptions options) =>
        options.Drain.ReadinessDelay = TimeSpan.FromMinutes(1);

    private static void ShortShutdown(IServiceCollection services) =>
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stopping_host_still_listens_and_refuses_new_sockets_in_words(bool byStopAsync)
    {
        await using KestrelHost host = await StartAsync(options =>
            options.Drain.RetryAfter = TimeSpan.FromSeconds(6.5)
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await ShouldEchoAsync(client, "here");
        IWebSocketDrain drain = host.Services.GetRequiredService<IWebSocketDrain>();
        IHostApplicationLifetime lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        Task stopping = Task.CompletedTask;
        if (byStopAsync)
        {
            stopping = host.StopAsync();
        }
        else
        {
            // As a signal does.
            lifetime.StopApplication();
        }

        drain.IsDraining.ShouldBeTrue();
        lifetime.ApplicationStopping.IsCancellationRequested.ShouldBeTrue();

        // Told, it does not answer: the host waits for it.
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(1001);
        await using RawWebSocketClient refused = await host.ConnectTransportAsync();
        HttpResponseHead answer = await refused.HandshakeAsync("/", cancellationToken: Token);
        answer.StatusCode.ShouldBe(503);
        answer["Retry-After"].ShouldBe("7");
        answer["Connection"].ShouldBe("close");
        await client.SendBytesAsync(ClientFrame.Close(1001), Token);
        await stopping.InTimeAsync();
        await drain.DrainAsync(Token).InTimeAsync();
        drain.Progress.ShouldBe(new WebSocketDrainProgress(Open: 0, Told: 1, Closed: 1, Aborted: 0));
        (await host.Log.EntryAsync(1051)).Message.ShouldContain("1 were told with close code 1001, 1 of them closed");
    }

    [Fact]
    public async Task Readiness_is_false_before_the_first_close_frame()
    {
        await using KestrelHost host = await StartAsync(LongReadinessDelay, ShortShutdown);
        await using RawWebSocketClient client = await host.ConnectAsync();
        await ShouldEchoAsync(client, "here");
        using HttpClient http = new() { BaseAddress = new Uri($"http://127.0.0.1:{host.Port}") };
        using (HttpResponseMessage before = await http.GetAsync("/ready", Token))
        {
            before.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        _ = host.Services.GetRequiredService<IWebSocketDrain>().DrainAsync(Token);
        using HttpResponseMessage after = await http.GetAsync("/ready", Token);
        after.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await ShouldEchoAsync(client, "still here");
    }

    [Fact]
    public async Task A_drain_by_the_application_leaves_the_host_running()
    {
        await using KestrelHost host = await StartAsync();
        await using RawWebSocketClient client = await host.ConnectAsync();
        await ShouldEchoAsync(client, "here");
        Task drained = host.Services.GetRequiredService<IWebSocketDrain>().DrainAsync(Token);
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(1001);
        await client.SendBytesAsync(ClientFrame.Close(1001), Token);
        await drained.InTimeAsync();
        using HttpClient http = new();
        (await http.GetStringAsync(new Uri($"http://127.0.0.1:{host.Port}/"), Token)).ShouldBe("no WebSocket");
        host.Services.GetRequiredService<IHostApplicationLifetime>()
            .ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task The_socket_of_a_handler_has_the_token()
    {
        TaskCompletionSource begun = new();
        TaskCompletionSource told = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                    await using CancellationTokenRegistration mine = ((ServerWebSocket)socket).Stopping.Register(
                        told.SetResult
                    );
                    begun.SetResult();
                    await told.Task.InTimeAsync();
                    await socket.CloseOutputAsync((WebSocketCloseStatus)4000, "mine", default);
                }),
            configure: LongReadinessDelay,
            services: ShortShutdown
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await begun.Task.InTimeAsync();
        _ = host.Services.GetRequiredService<IWebSocketDrain>().DrainAsync(Token);
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(4000);
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Tls)]
    public async Task A_handler_that_never_ends_does_not_hold_the_host_up_beyond_its_time(Wire wire)
    {
        TaskCompletionSource begun = new();
        TaskCompletionSource never = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    _ = await context.WebSockets.AcceptWebSocketAsync();
                    begun.SetResult();
                    await never.Task;
                }),
            wire,
            options => options.Drain.Time = options.Drain.Deadline = TimeSpan.FromMilliseconds(200),
            ShortShutdown
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await begun.Task.InTimeAsync();
        await host.StopAsync();
        (await host.Log.EntryAsync(1052)).Message.ShouldStartWith("1 WebSocket");
        (await host.Log.EntryAsync(1005)).Message.ShouldContain("; 1 WebSocket");
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(1001);
        never.SetResult();
    }

    private static Task<KestrelHost> StartAsync(
        Action<AspNetWebSocketsOptions>? configure = null,
        Action<IServiceCollection>? more = null
    ) =>
        KestrelHost.StartPipelineAsync(
            application =>
            {
                application.UseHealthChecks("/ready");
                application.Run(async context =>
                {
                    if (context.WebSockets.IsWebSocketRequest)
                    {
                        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                        await EchoAsync(socket);
                    }
                    else
                    {
                        await context.Response.WriteAsync("no WebSocket", Token);
                    }
                });
            },
            configure: configure,
            services: services =>
            {
                services.AddHealthChecks().AddAspNetWebSockets();
                more?.Invoke(services);
            }
        );

    private static async Task ShouldEchoAsync(RawWebSocketClient client, string text)
    {
        await client.SendBytesAsync(ClientFrame.Text(text), Token);
        (await client.ReadFrameAsync(Token))!.Text.ShouldBe(text);
    }

    private static async Task EchoAsync(WebSocket socket)
    {
        byte[] buffer = new byte[1024];
        ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(), default);
        while (result.MessageType != WebSocketMessageType.Close)
        {
            await socket.SendAsync(buffer.AsMemory(0, result.Count), result.MessageType, result.EndOfMessage, default);
            result = await socket.ReceiveAsync(buffer.AsMemory(), default);
        }
    }
}
