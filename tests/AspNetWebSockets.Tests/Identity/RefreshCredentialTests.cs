using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Tests;

/// <summary>A new credential on an open WebSocket.</summary>
public sealed class RefreshCredentialTests
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private static readonly (string, string) Ada = (GuardedHost.User, "ada");

    [Fact]
    public async Task It_lives_until_the_new_one_expires()
    {
        await using WatchedHost host = await StartAsync();
        (RawWebSocketClient client, ServerWebSocket server) = await host.ConnectAsync(Ada);
        host.Time.Advance(Life - WatchedHost.Tick);
        server.RefreshCredential(Users.Named("ada"), host.In(Life)).ShouldBeTrue();
        host.Time.Advance(Life - WatchedHost.Tick);
        await WatchedHost.IsOpenAsync(client);
        host.Time.Advance(WatchedHost.Tick);
        await WatchedHost.IsClosedAsync(client, 3000, "The credential has expired.");
    }

    [Fact]
    public async Task The_new_one_may_expire_earlier()
    {
        await using WatchedHost host = await StartAsync();
        (RawWebSocketClient client, ServerWebSocket server) = await host.ConnectAsync(Ada);
        server.RefreshCredential(Users.Named("ada"), host.In(WatchedHost.Tick)).ShouldBeTrue();
        host.Time.Advance(WatchedHost.Tick);
        await WatchedHost.IsClosedAsync(client, 3000, "The credential has expired.");
    }

    [Fact]
    public async Task One_whose_expiry_was_left_at_its_default_has_expired()
    {
        await using WatchedHost host = await StartAsync();
        (RawWebSocketClient client, ServerWebSocket server) = await host.ConnectAsync(Ada);
        server.RefreshCredential(Users.Named("ada"), default(DateTimeOffset)).ShouldBeTrue();
        host.Time.Advance(TimeSpan.Zero);
        await WatchedHost.IsClosedAsync(client, 3000, "The credential has expired.");
    }

    [Fact]
    public async Task The_new_one_may_never_expire()
    {
        await using WatchedHost host = await StartAsync();
        (RawWebSocketClient client, ServerWebSocket server) = await host.ConnectAsync(Ada);
        server.RefreshCredential(Users.Named("ada"), expiresAt: null).ShouldBeTrue();
        host.Time.Advance(TimeSpan.FromDays(1000));
        await WatchedHost.IsOpenAsync(client);
        await client.DisposeAsync();
    }

    [Fact]
    public async Task After_the_expiry_it_is_too_late()
    {
        await using WatchedHost host = await StartAsync();
        (RawWebSocketClient client, ServerWebSocket server) = await host.ConnectAsync(Ada);
        host.Time.Advance(Life);
        server.RefreshCredential(Users.Named("ada"), host.In(Life)).ShouldBeFalse();
        await WatchedHost.IsClosedAsync(client, 3000, "The credential has expired.");
        await host.Host.HasConnectionsAsync(0);
        server.RefreshCredential(Users.Named("ada"), host.In(Life)).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_users_credential_and_nobodys_are_refused_and_change_nothing()
    {
        await using WatchedHost host = await StartAsync();
        (RawWebSocketClient client, ServerWebSocket server) = await host.ConnectAsync(Ada);
        Should
            .Throw<InvalidOperationException>(() => server.RefreshCredential(Users.Named("bob"), expiresAt: null))
            .Message.ShouldContain("another user's");
        Should
            .Throw<ArgumentException>(() => server.RefreshCredential(Users.Nobody, expiresAt: null))
            .ParamName.ShouldBe("user");
        host.Connections.Snapshot().ShouldHaveSingleItem().User.ShouldBe("ada");
        host.Time.Advance(Life);
        await WatchedHost.IsClosedAsync(client, 3000, "The credential has expired.");
    }

    [Fact]
    public async Task Nobodys_WebSocket_becomes_the_users_and_counts()
    {
        await using WatchedHost host = await StartAsync(static options => options.Admission.MaxConnectionsPerUser = 1);
        (RawWebSocketClient first, ServerWebSocket mine) = await host.ConnectAsync();
        (RawWebSocketClient second, ServerWebSocket more) = await host.ConnectAsync();
        mine.RefreshCredential(Users.Named("ada"), host.In(Life)).ShouldBeTrue();
        mine.RefreshCredential(Users.Named("ada"), host.In(Life)).ShouldBeTrue("it has its place already");
        more.RefreshCredential(Users.Named("ada"), host.In(Life)).ShouldBeFalse("the cap is 1");
        (await host.Host.AnswerAsync("/", Ada)).StatusCode.ShouldBe(429);
        host.Host.Admission().Keys.ShouldBe(1);

        await first.DisposeAsync();
        await host.Host.HasPlacesTakenAsync(1);
        host.Host.Admission().Keys.ShouldBe(0);
        more.RefreshCredential(Users.Named("ada"), host.In(Life)).ShouldBeTrue();
        await second.DisposeAsync();
        await host.Host.HasPlacesTakenAsync(0);
        host.Host.Admission().Keys.ShouldBe(0);
    }

    [Fact]
    public async Task Where_nothing_is_known_of_credentials_the_call_says_what_to_set()
    {
        await using WatchedHost host = await WatchedHost.StartAsync(static _ => { });
        (RawWebSocketClient client, ServerWebSocket server) = await host.ConnectAsync(Ada);
        Should
            .Throw<InvalidOperationException>(() => server.RefreshCredential(Users.Named("ada"), host.In(Life)))
            .Message.ShouldContain("CloseOnExpiry");
        await client.DisposeAsync();
    }

    [Fact]
    public void A_WebSocket_of_somebody_else_is_refused()
    {
        using ClientWebSocket foreign = new();
        Should
            .Throw<ArgumentException>(() => foreign.RefreshCredential(Users.Named("ada"), expiresAt: null))
            .ParamName.ShouldBe("socket");
    }

    private static Task<WatchedHost> StartAsync(Action<AspNetWebSocketsOptions>? configure = null) =>
        WatchedHost.StartAsync(options =>
        {
            options.Identity.CloseOnExpiry = true;
            options.Identity.TrackConnections = true;
            options.Identity.Expiry = static context =>
                context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + Life;
            configure?.Invoke(options);
        });
}
