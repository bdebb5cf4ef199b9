using System.Diagnostics;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Tests;

/// <summary>The place of a WebSocket that does not come about, or whose handler fails, is free again.</summary>
public sealed class FailedAdmissionTests
{
    public static TheoryData<Entrance> Entrances { get; } = [Entrance.BehindPipeline, Entrance.InPipeline];

    [Theory]
    [MemberData(nameof(Entrances))]
    public async Task A_switch_that_the_server_refuses_gives_the_place_back(Entrance entrance)
    {
        await using KestrelHost host = await GuardedHost.StartAsync(
            entrance,
            static options => options.Admission.MaxConnectionsPerPath = 1,
            services: static services =>
                services.Configure<KestrelServerOptions>(static kestrel =>
                    kestrel.Limits.MaxConcurrentUpgradedConnections = 0
                )
        );
        (await host.AnswerAsync()).StatusCode.ShouldBe(503);
        host.Admission().Keys.ShouldBe(0);
        await host.ActiveConnections().EmptyAsync().InTimeAsync();
    }

    [Theory]
    [MemberData(nameof(Entrances))]
    public async Task A_limiter_that_cannot_be_made_is_answered_with_500_and_gives_the_place_back(Entrance entrance)
    {
        await using KestrelHost host = await GuardedHost.StartAsync(
            entrance,
            static options =>
            {
                options.Admission.MaxConnectionsPerPath = 1;
                options.Limits.MessagesPerSecond = 1;
                options.Limits.CreateMessageLimiter = static (_, _) =>
                    throw new InvalidOperationException("a secret of the application");
            }
        );
        await using RawWebSocketClient client = await host.HandshakeAsync();
        client.Response.StatusCode.ShouldBe(500);
        client.Response["Sec-WebSocket-Accept"].ShouldBeNull();
        host.Admission().Count.ShouldBe(0);
        await host.ActiveConnections().EmptyAsync().InTimeAsync();
    }

    [Theory]
    [MemberData(nameof(Entrances))]
    public async Task A_user_that_cannot_be_told_is_answered_with_500_and_no_drain_waits(Entrance entrance)
    {
        await using KestrelHost host = await GuardedHost.StartAsync(
            entrance,
            static options =>
            {
                options.Admission.MaxConnectionsPerUser = 1;
                options.Identity.UserKey = static _ => throw new InvalidOperationException("no user today");
            }
        );
        await using RawWebSocketClient client = await host.HandshakeAsync();
        client.Response.StatusCode.ShouldBe(500);
        host.Admission().Count.ShouldBe(0);
        await host.ActiveConnections().EmptyAsync().InTimeAsync();
    }

    [Theory]
    [MemberData(nameof(Entrances))]
    public async Task A_listener_to_spans_that_throws_costs_neither_the_connection_nor_the_place(Entrance entrance)
    {
        AsyncLocal<bool> isMine = new();
        using ActivityListener listener = new()
        {
            // Other tests have connections at the same time.
            ShouldListenTo = static source => source.Name is "AspNetWebSockets",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                isMine.Value
                    ? throw new InvalidOperationException("thrown by the listener")
                    : ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(listener);
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application => application.Run(context => GuardedHost.AcceptAsync(context, entrance)),
            configure: static options => options.Admission.MaxConnectionsPerPath = 1,
            before: application =>
                application.Use(
                    (context, next) =>
                    {
                        isMine.Value = true;
                        return next(context);
                    }
                )
        );
        await using RawWebSocketClient client = await host.HandshakeAsync();
        client.Response.StatusCode.ShouldBe(101);

        await client.SendBytesAsync(ClientFrame.Text("still here"), TestContext.Current.CancellationToken);
        (await client.ReadFrameAsync(TestContext.Current.CancellationToken))
            .ShouldNotBeNull()
            .Text.ShouldBe("still here");
        await client.SendBytesAsync(ClientFrame.Close(1000), TestContext.Current.CancellationToken);
        await host.HasPlacesTakenAsync(0);
    }

    [Fact]
    public async Task A_handler_that_throws_gives_the_place_back()
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            static async connection =>
            {
                _ = await connection.ReceiveAsync(new byte[16], CancellationToken.None);
                throw new InvalidOperationException("thrown by the handler");
            },
            configure: static options => options.Admission.MaxConnectionsPerPath = 1
        );
        for (int i = 0; i < 2; i++)
        {
            await using RawWebSocketClient client = await host.HandshakeAsync();
            client.Response.StatusCode.ShouldBe(101);
            await client.SendBytesAsync(ClientFrame.Text("go"), TestContext.Current.CancellationToken);
            await host.HasPlacesTakenAsync(0);
            host.Admission().Keys.ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_client_that_is_gone_before_the_switch_gives_the_place_back()
    {
        TaskCompletionSource reached = new();
        TaskCompletionSource gone = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    context.RequestAborted.Register(gone.SetResult);
                    reached.SetResult();
                    await gone.Task.InTimeAsync();
                    await GuardedHost.AcceptAsync(context, Entrance.BehindPipeline);
                }),
            configure: static options => options.Admission.MaxConnectionsPerPath = 1
        );
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        Task handshake = client.HandshakeAsync("/", cancellationToken: TestContext.Current.CancellationToken);
        await reached.Task.InTimeAsync();
        client.Reset();
        await Should.ThrowAsync<Exception>(handshake);
        await gone.Task.InTimeAsync();
        await host.StopAsync();
        host.Admission().Keys.ShouldBe(0);
    }

    [Fact]
    public async Task A_request_that_is_accepted_and_taken_back_has_no_place()
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    await GuardedHost.AcceptAsync(context, Entrance.BehindPipeline);
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                }),
            configure: static options => options.Admission.MaxConnectionsPerPath = 1
        );
        (await host.AnswerAsync()).StatusCode.ShouldBe(404);
        host.Admission().Keys.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_accept_of_a_request_takes_no_second_place()
    {
        TaskCompletionSource<Exception> second = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    _ = await context.WebSockets.AcceptWebSocketAsync();
                    second.SetResult(
                        await Should.ThrowAsync<InvalidOperationException>(context.WebSockets.AcceptWebSocketAsync())
                    );
                }),
            configure: static options => options.Admission.MaxConnectionsPerPath = 2
        );
        (await host.AnswerAsync()).StatusCode.ShouldBe(101);
        await second.Task.InTimeAsync();
        await host.HasPlacesTakenAsync(0);
        host.Admission().Keys.ShouldBe(0);
    }
}
