using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AspNetWebSockets.Tests;

/// <summary>A drain that begins while the application is still busy with a request to open a WebSocket.</summary>
public sealed class LateHandshakeTests
{
    public static TheoryData<Entrance> Entrances { get; } = [Entrance.BehindPipeline, Entrance.InPipeline];

    [Theory]
    [MemberData(nameof(Entrances))]
    public async Task What_is_accepted_after_the_drain_has_begun_is_refused_in_words(Entrance entrance)
    {
        TaskCompletionSource isBusy = new();
        TaskCompletionSource goOn = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    isBusy.SetResult();
                    await goOn.Task.InTimeAsync();
                    await GuardedHost.AcceptAsync(context, entrance);
                }),
            configure: static options =>
            {
                options.Drain.ReadinessDelay = TimeSpan.FromMinutes(1);
                options.Drain.RetryAfter = TimeSpan.FromSeconds(6.5);
                options.Admission.MaxConnectionsPerPath = 1;
            },
            services: static services =>
                services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(1))
        );
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        Task handshake = client.HandshakeAsync("/", cancellationToken: TestContext.Current.CancellationToken);
        await isBusy.Task.InTimeAsync();
        _ = host.Services.GetRequiredService<IWebSocketDrain>().DrainAsync(TestContext.Current.CancellationToken);
        goOn.SetResult();
        await handshake.InTimeAsync();
        client.Response.StatusCode.ShouldBe(503);
        client.Response["Retry-After"].ShouldBe("7");
        client.Response["Connection"].ShouldBe("close");
        client.Response["Sec-WebSocket-Accept"].ShouldBeNull();
        host.Admission().Count.ShouldBe(0);
    }
}
