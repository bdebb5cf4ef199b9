using System.Globalization;
using System.Net.WebSockets;
using System.Security.Claims;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Tests;

/// <summary>A WebSocket does not outlive its credential, where the application wants that.</summary>
public sealed class CredentialExpiryTests
{
    private const int Unauthorized = 3000;
    private const string Expired = "The credential has expired.";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task It_ends_with_the_ticket_of_the_cookie()
    {
        await using WatchedHost host = await StartWithCookiesAsync();
        string cookie = await SignInAsync(host, "ada");
        (RawWebSocketClient client, ServerWebSocket server) = await host.ConnectAsync(("Cookie", cookie));
        host.Time.Advance(Life - WatchedHost.Tick);
        await WatchedHost.IsOpenAsync(client);

        host.Time.Advance(WatchedHost.Tick);
        await WatchedHost.IsClosedAsync(client, Unauthorized, Expired);
        server.SentCloseStatus.ShouldBe((WebSocketCloseStatus)Unauthorized);
        (await host.Host.Log.EntryAsync(1060).InTimeAsync()).Message.ShouldContain(
            "by the expiry of its credential, close frame 3000"
        );
        await host.Host.HasConnectionsAsync(0);
    }

    [Fact]
    public async Task It_ends_at_the_claim_of_the_token()
    {
        await using WatchedHost host = await StartWithTokensAsync();
        string exp = host.In(Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        (RawWebSocketClient client, _) = await host.ConnectAsync(("Test-Exp", exp));
        host.Time.Advance(Life - WatchedHost.Tick);
        await WatchedHost.IsOpenAsync(client);
        host.Time.Advance(WatchedHost.Tick);
        await WatchedHost.IsClosedAsync(client, Unauthorized, Expired);
    }

    [Theory]
    [InlineData("1767225600.5")]
    [InlineData("1.7672256005e9")]
    public async Task The_claim_may_have_a_fraction_and_an_exponent(string exp)
    {
        // Half a second after the start of the virtual time.
        await using WatchedHost host = await StartWithTokensAsync();
        (RawWebSocketClient client, _) = await host.ConnectAsync(("Test-Exp", exp));
        host.Time.Advance(TimeSpan.FromSeconds(0.5) - WatchedHost.Tick);
        await WatchedHost.IsOpenAsync(client);
        host.Time.Advance(WatchedHost.Tick);
        await WatchedHost.IsClosedAsync(client, Unauthorized, Expired);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-1e12")]
    [InlineData("0")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("0x7FFFFFFFFFFF")]
    public async Task A_claim_of_the_past_and_one_that_cannot_be_read_have_expired(string exp)
    {
        await using WatchedHost host = await StartWithTokensAsync();
        (RawWebSocketClient client, _) = await host.ConnectAsync(("Test-Exp", exp));
        await WatchedHost.IsClosedAsync(client, Unauthorized, Expired);
    }

    [Theory]
    [InlineData("253402300800")]
    [InlineData("99999999999999999999")]
    public async Task A_claim_behind_the_end_of_the_calendar_is_far_away(string exp)
    {
        await using WatchedHost host = await StartWithTokensAsync();
        (RawWebSocketClient client, _) = await host.ConnectAsync(("Test-Exp", exp));
        host.Time.Advance(TimeSpan.FromDays(400));
        await WatchedHost.IsOpenAsync(client);
        await client.DisposeAsync();
    }

    [Fact]
    public async Task A_moment_that_the_application_has_left_at_its_default_is_in_the_past()
    {
        await using WatchedHost host = await WatchedHost.StartAsync(static options =>
        {
            options.Identity.CloseOnExpiry = true;
            options.Identity.Expiry = static _ => default(DateTimeOffset);
        });
        (RawWebSocketClient client, _) = await host.ConnectAsync();
        await WatchedHost.IsClosedAsync(client, Unauthorized, Expired);
    }

    [Fact]
    public async Task The_application_says_when_and_how()
    {
        await using WatchedHost host = await WatchedHost.StartAsync(static options =>
        {
            options.Identity.CloseOnExpiry = true;
            options.Identity.Expiry = static context =>
                context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + TimeSpan.FromDays(90);
            options.Identity.ExpiredCloseStatus = (WebSocketCloseStatus)4401;
            options.Identity.ExpiredCloseReason = "sign in again";
        });
        (RawWebSocketClient client, _) = await host.ConnectAsync();
        host.Time.Advance(TimeSpan.FromDays(90) - WatchedHost.Tick);
        await WatchedHost.IsOpenAsync(client);
        host.Time.Advance(WatchedHost.Tick);
        await WatchedHost.IsClosedAsync(client, 4401, "sign in again");
    }

    [Fact]
    public async Task By_default_it_lives_on()
    {
        await using WatchedHost host = await StartWithCookiesAsync(static options =>
            options.Identity.CloseOnExpiry = false
        );
        (RawWebSocketClient client, _) = await host.ConnectAsync(("Cookie", await SignInAsync(host, "ada")));
        host.Time.Advance(Life + Life);
        await WatchedHost.IsOpenAsync(client);
        await client.DisposeAsync();
    }

    [Fact]
    public async Task A_credential_that_has_expired_before_the_switch_ends_it_at_once()
    {
        await using WatchedHost host = await StartWithExpiryAsync(-Life);
        (RawWebSocketClient client, _) = await host.ConnectAsync();
        await WatchedHost.IsClosedAsync(client, Unauthorized, Expired);
    }

    [Fact]
    public async Task A_client_that_does_not_answer_is_cut()
    {
        await using WatchedHost host = await StartWithExpiryAsync(Life);
        (RawWebSocketClient client, ServerWebSocket server) = await host.ConnectAsync();
        host.Time.Advance(Life);
        (await client.ReadFrameAsync(TestContext.Current.CancellationToken))!.CloseCode.ShouldBe(Unauthorized);
        host.Time.Advance(new AspNetWebSocketsOptions().LingerTimeout - WatchedHost.Tick);
        server.Closed.IsCompleted.ShouldBeFalse();
        host.Time.Advance(WatchedHost.Tick);
        await server.Closed.InTimeAsync();
        server.State.ShouldBe(WebSocketState.Aborted);
        await client.DisposeAsync();
    }

    private static Task<WatchedHost> StartWithTokensAsync() =>
        WatchedHost.StartAsync(
            static options => options.Identity.CloseOnExpiry = true,
            static application => application.Use(IdentifyByTokenAsync)
        );

    private static Task<WatchedHost> StartWithExpiryAsync(TimeSpan life) =>
        WatchedHost.StartAsync(options =>
        {
            options.Identity.CloseOnExpiry = true;
            options.Identity.Expiry = context =>
                context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + life;
        });

    private static Task<WatchedHost> StartWithCookiesAsync(Action<AspNetWebSocketsOptions>? configure = null) =>
        WatchedHost.StartAsync(
            options =>
            {
                options.Identity.CloseOnExpiry = true;
                configure?.Invoke(options);
            },
            static application => application.UseAuthentication().Use(SignInAsync),
            static services =>
                services
                    .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
                    .AddCookie(static cookie => cookie.ExpireTimeSpan = Life)
        );

    private static Task SignInAsync(HttpContext context, RequestDelegate next) =>
        context.Request.Query["user"] is [{ } user] ? context.SignInAsync(Users.Named(user)) : next(context);

    private static async Task<string> SignInAsync(WatchedHost host, string user) =>
        (await host.Host.AnswerAsync($"/?user={user}", ("Upgrade", "none")))["Set-Cookie"]!.Split(';')[0];

    private static Task IdentifyByTokenAsync(HttpContext context, RequestDelegate next)
    {
        Claim exp = new("exp", context.Request.Headers["Test-Exp"].ToString());
        context.User = new ClaimsPrincipal(new ClaimsIdentity([exp], "test"));
        return next(context);
    }
}
