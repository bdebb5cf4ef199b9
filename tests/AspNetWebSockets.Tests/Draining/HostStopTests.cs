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
            options => (options.Drain.Time, options.Drain.Deadline) = (TimeSpan.Zero, TimeSpan.FromSeconds(1)),
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

    [Theory]
    [InlineData("returns", false)]
    [InlineData("returns", true)]
    [InlineData("disposes", false)]
    [InlineData("disposes", true)]
    [InlineData("throws", false)]
    [InlineData("throws", true)]
    public async Task A_handler_that_obeys_the_token_has_its_client_told(string how, bool closeWhenHandlerEnds)
    {
        TaskCompletionSource begun = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    ServerWebSocket socket = (ServerWebSocket)await context.WebSockets.AcceptWebSocketAsync();
                    begun.SetResult();
                    if (string.Equals(how, "throws", StringComparison.Ordinal))
                    {
                        _ = await socket.ReceiveMessageAsync(socket.Stopping);
                    }

                    TaskCompletionSource told = new();
                    await using CancellationTokenRegistration mine = socket.Stopping.Register(told.SetResult);
                    await told.Task.InTimeAsync();
                    if (string.Equals(how, "disposes", StringComparison.Ordinal))
                    {
                        socket.Dispose();
                    }
                }),
            configure: options =>
            {
                LongReadinessDelay(options);
                options.Drain.Reason = "restart";
                options.Accepted.CloseWhenHandlerEnds = closeWhenHandlerEnds;
            },
            services: ShortShutdown
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await begun.Task.InTimeAsync();
        IWebSocketDrain drain = host.Services.GetRequiredService<IWebSocketDrain>();
        _ = drain.DrainAsync(Token);
        ServerFrame close = (await client.ReadFrameAsync(Token))!;
        close.CloseCode.ShouldBe(1001);
        close.CloseReason.ShouldBe("restart");
        await client.SendBytesAsync(ClientFrame.Close(1001), Token);
        (await host.Log.EntryAsync(1060)).Message.ShouldEndWith(
            "by the shutdown of the server, close frame 1001 \"restart\", answered with 1001."
        );
        await client.ReadToEndAsync(Token);
        await host.HasConnectionsAsync(0);
        drain.Progress.ShouldBe(new WebSocketDrainProgress(Open: 0, Told: 1, Closed: 1, Aborted: 0));
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_handler_that_is_busy_when_the_deadline_comes_has_a_client_that_was_closed_in_order()
    {
        TaskCompletionSource never = new();
        await using KestrelHost host = await StartIgnoringAsync(never.Task);
        await using RawWebSocketClient client = await host.ConnectAsync();
        IWebSocketDrain drain = host.Services.GetRequiredService<IWebSocketDrain>();
        Task drained = drain.DrainAsync(Token);
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(1001);
        await client.SendBytesAsync(ClientFrame.Close(1001), Token);
        (await client.ReadToEndAsync(Token)).ShouldBeEmpty();
        await drained.InTimeAsync();
        drain.Progress.ShouldBe(new WebSocketDrainProgress(Open: 1, Told: 1, Closed: 1, Aborted: 0));
        (await host.Log.EntryAsync(1052)).Message.ShouldStartWith("1 WebSocket");
        never.SetResult();
    }

    [Fact]
    public async Task A_client_that_was_closed_before_the_drain_is_neither_told_nor_aborted()
    {
        TaskCompletionSource never = new();
        await using KestrelHost host = await StartIgnoringAsync(never.Task, closesBefore: true);
        await using RawWebSocketClient client = await host.ConnectAsync();
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(4000);
        await client.SendBytesAsync(ClientFrame.Close(4000), Token);
        (await client.ReadToEndAsync(Token)).ShouldBeEmpty();
        IWebSocketDrain drain = host.Services.GetRequiredService<IWebSocketDrain>();
        await drain.DrainAsync(Token).InTimeAsync();
        drain.Progress.ShouldBe(new WebSocketDrainProgress(Open: 1, Told: 0, Closed: 0, Aborted: 0));
        never.SetResult();
    }

    [Fact]
    public async Task Over_http2_a_socket_is_told_and_a_new_one_refused()
    {
        await using KestrelHost host = await StartAsync(wire: Wire.Http2);
        using HttpMessageInvoker invoker = new(new SocketsHttpHandler());
        using ClientWebSocket client = Http2Client();
        Uri address = new($"ws://127.0.0.1:{host.Port}/");
        await client.ConnectAsync(address, invoker, Token).InTimeAsync();
        byte[] buffer = new byte[100];
        await client.SendAsync("here"u8.ToArray().AsMemory(), WebSocketMessageType.Text, true, Token);
        (await client.ReceiveAsync(buffer.AsMemory(), Token).AsTask().InTimeAsync()).Count.ShouldBe(4);
        Task drained = host.Services.GetRequiredService<IWebSocketDrain>().DrainAsync(Token);
        (await client.ReceiveAsync(buffer.AsMemory(), Token).AsTask().InTimeAsync()).MessageType.ShouldBe(
            WebSocketMessageType.Close
        );
        client.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);

        // On the same connection, which stays open until the first one has answered.
        using ClientWebSocket refused = Http2Client();
        await Should.ThrowAsync<WebSocketException>(refused.ConnectAsync(address, invoker, Token).InTimeAsync());
        refused.HttpStatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.HttpResponseHeaders!["Retry-After"].ShouldBe(["5"]);
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Token);
        await drained.InTimeAsync();
        host.Services.GetRequiredService<IWebSocketDrain>()
            .Progress.ShouldBe(new WebSocketDrainProgress(Open: 0, Told: 1, Closed: 1, Aborted: 0));
    }

    private static ClientWebSocket Http2Client()
    {
        ClientWebSocket client = new();
        client.Options.HttpVersion = HttpVersion.Version20;
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        client.Options.CollectHttpResponseDetails = true;
        return client;
    }

    /// <summary>A host whose handler does not look at its socket, with a second for a drain.</summary>
    private static Task<KestrelHost> StartIgnoringAsync(Task end, bool closesBefore = false) =>
        KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                    if (closesBefore)
                    {
                        await socket.CloseAsync((WebSocketCloseStatus)4000, "", default);
                    }

                    await end;
                }),
            configure: options =>
                (options.Drain.Time, options.Drain.Deadline) = (TimeSpan.Zero, TimeSpan.FromSeconds(1)),
            services: ShortShutdown
        );

    private static Task<KestrelHost> StartAsync(
        Action<AspNetWebSocketsOptions>? configure = null,
        Action<IServiceCollection>? more = null,
        Wire wire = Wire.Pipe
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
            wire,
            configure,
            services =>
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
