using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Tests;

/// <summary>The open WebSockets in the hands of the application.</summary>
public sealed class WebSocketConnectionsTests
{
    private const WebSocketCloseStatus Forbidden = (WebSocketCloseStatus)3003;

    private static readonly (string, string) Ada = (GuardedHost.User, "ada");
    private static readonly (string, string) Bob = (GuardedHost.User, "bob");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_listed()
    {
        await using WatchedHost host = await StartAsync();
        host.Connections.Count.ShouldBe(0);
        host.Connections.Snapshot().ShouldBeEmpty();
        (RawWebSocketClient client, _) = await host.ConnectAsync(Ada, (GuardedHost.Address, "2001:db8::1"));
        host.Connections.Count.ShouldBe(1);
        WebSocketConnectionInfo info = host.Connections.Snapshot().ShouldHaveSingleItem();
        info.Path.ShouldBe("/");
        info.User.ShouldBe("ada");
        info.RemoteAddress.ShouldBe(IPAddress.Parse("2001:db8::1"));
        info.OpenedAt.ShouldBe(host.Time.GetUtcNow());
        info.ExpiresAt.ShouldBeNull();
        info.SubProtocol.ShouldBeNull();
        info.HttpVersion.ShouldBe("HTTP/1.1");
        await client.DisposeAsync();
        await host.Host.HasConnectionsAsync(0);
    }

    [Fact]
    public async Task Those_of_a_user_are_closed_and_no_others()
    {
        await using WatchedHost host = await StartAsync();
        (RawWebSocketClient first, ServerWebSocket server) = await host.ConnectAsync(Ada);
        (RawWebSocketClient second, _) = await host.ConnectAsync(Ada);
        (RawWebSocketClient other, _) = await host.ConnectAsync(Bob);
        (RawWebSocketClient nobodys, _) = await host.ConnectAsync();
        Task<int> closing = host.Connections.CloseUserAsync("ada", Forbidden, "You are banned.", Token);
        closing.IsCompleted.ShouldBeFalse("the clients have not answered");
        await WatchedHost.IsClosedAsync(first, 3003, "You are banned.");
        await WatchedHost.IsClosedAsync(second, 3003, "You are banned.");
        (await closing.InTimeAsync()).ShouldBe(2);
        server.SentCloseStatus.ShouldBe(Forbidden);
        await WatchedHost.IsOpenAsync(other);
        await WatchedHost.IsOpenAsync(nobodys);
        (await host.Host.Log.EntryAsync(1042).InTimeAsync()).Message.ShouldContain("ends 2 WebSockets");

        await host.Host.HasConnectionsAsync(2);
        (await host.Connections.CloseUserAsync("ada", Forbidden, "", Token)).ShouldBe(0);
        await other.DisposeAsync();
        await nobodys.DisposeAsync();
    }

    [Fact]
    public async Task One_is_closed_by_its_id()
    {
        await using WatchedHost host = await StartAsync();
        (RawWebSocketClient first, _) = await host.ConnectAsync(Ada);
        (RawWebSocketClient second, _) = await host.ConnectAsync(Bob);
        string id = host.Connections.Snapshot().Single(static each => each.User is "bob").Id;
        Task<bool> closing = host.Connections.CloseAsync(id, WebSocketCloseStatus.PolicyViolation, "why", Token);
        await WatchedHost.IsClosedAsync(second, 1008, "why");
        (await closing.InTimeAsync()).ShouldBeTrue();
        await WatchedHost.IsOpenAsync(first);
        await host.Host.HasConnectionsAsync(1);
        (await host.Connections.CloseAsync(id, WebSocketCloseStatus.PolicyViolation, "", Token)).ShouldBeFalse();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_client_that_does_not_answer_is_cut_and_the_wait_ends()
    {
        await using WatchedHost host = await StartAsync();
        (RawWebSocketClient client, ServerWebSocket server) = await host.ConnectAsync(Ada);
        Task<int> closing = host.Connections.CloseUserAsync("ada", Forbidden, "", Token);
        host.Time.Advance(new AspNetWebSocketsOptions().LingerTimeout - WatchedHost.Tick);
        closing.IsCompleted.ShouldBeFalse();
        host.Time.Advance(WatchedHost.Tick);
        (await closing.InTimeAsync()).ShouldBe(1);
        server.State.ShouldBe(WebSocketState.Aborted);
        await client.DisposeAsync();
    }

    [Fact]
    public async Task The_wait_can_be_given_up()
    {
        await using WatchedHost host = await StartAsync();
        (RawWebSocketClient client, _) = await host.ConnectAsync(Ada);
        using CancellationTokenSource source = new();
        Task<int> closing = host.Connections.CloseUserAsync("ada", Forbidden, "bye", source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(closing.InTimeAsync());
        await WatchedHost.IsClosedAsync(client, 3003, "bye");
    }

    [Fact]
    public async Task A_handler_that_fails_to_close_keeps_no_connection_open()
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
                Microsoft.AspNetCore.Builder.RunExtensions.Run(
                    application,
                    static context =>
                    {
                        context
                            .Features.GetRequiredFeature()
                            .Accept(
                                new WebSocketAcceptance
                                {
                                    Handler = new DelegateHandler(
                                        Handlers.EchoAsync,
                                        static (_, _, _) => throw new InvalidOperationException("cannot close")
                                    ),
                                }
                            );
                        return Task.CompletedTask;
                    }
                ),
            configure: static options => options.Identity.TrackConnections = true
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        IWebSocketConnections connections = host.Services.GetRequiredService<IWebSocketConnections>();
        await host.HasConnectionsAsync(1);
        string id = connections.Snapshot().ShouldHaveSingleItem().Id;
        (await connections.CloseAsync(id, Forbidden, "", Token).InTimeAsync()).ShouldBeTrue();
        host.Log.Errors.ShouldContain(static entry => entry.EventId == 1003);
        await host.HasConnectionsAsync(0);
    }

    [Fact]
    public async Task Without_tracking_they_are_counted_and_the_rest_says_what_to_set()
    {
        await using WatchedHost host = await WatchedHost.StartAsync(static _ => { });
        (RawWebSocketClient client, _) = await host.ConnectAsync(Ada);
        host.Connections.Count.ShouldBe(1);
        Should.Throw<InvalidOperationException>(host.Connections.Snapshot).Message.ShouldContain("TrackConnections");
        await Should.ThrowAsync<InvalidOperationException>(
            host.Connections.CloseUserAsync("ada", Forbidden, "", Token)
        );
        await Should.ThrowAsync<InvalidOperationException>(host.Connections.CloseAsync("1", Forbidden, "", Token));
        await client.DisposeAsync();
    }

    [Theory]
    [InlineData(1005)]
    [InlineData(1006)]
    [InlineData(2999)]
    [InlineData(5000)]
    public async Task A_code_that_may_not_be_sent_is_refused(int code)
    {
        await using WatchedHost host = await StartAsync();
        ArgumentException exception = await Should.ThrowAsync<ArgumentException>(
            host.Connections.CloseUserAsync("ada", (WebSocketCloseStatus)code, "reason", Token)
        );
        exception.ShouldNotBeNull();
    }

    private static Task<WatchedHost> StartAsync() =>
        WatchedHost.StartAsync(static options => options.Identity.TrackConnections = true);
}
