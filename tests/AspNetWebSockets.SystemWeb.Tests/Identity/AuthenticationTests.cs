using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.SystemWeb.Tests.Identity;

/// <summary>ASP.NET Core's own authentication and authorization in front of <c>MapWebSocket</c> and of classic handlers.</summary>
public sealed class AuthenticationTests
{
    private const string Cookies = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string Bearer = BearerTokenDefaults.AuthenticationScheme;

    public static MatrixTheoryData<string, string> Cases { get; } =
        new([Cookies, Bearer], ["/mapped", "/classic.ashx"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Who_is_not_signed_in_gets_no_WebSocket(string scheme, string path)
    {
        await using SystemWebHost host = await StartAsync(scheme);
        await using RawWebSocketClient client = await host.ConnectRawAsync(path);
        client.Response.StatusCode.ShouldBe(401);
        client.Response["Sec-WebSocket-Accept"].ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Who_may_not_gets_no_WebSocket(string scheme, string path)
    {
        await using SystemWebHost host = await StartAsync(scheme);
        await using RawWebSocketClient client = await host.ConnectRawAsync(
            path,
            await SignInAsync(host, scheme, "guest")
        );
        client.Response.StatusCode.ShouldBe(403);
        client.Response["Sec-WebSocket-Accept"].ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Who_may_is_the_user_of_the_WebSocket(string scheme, string path)
    {
        await using SystemWebHost host = await StartAsync(scheme);
        (string name, string? value) = await SignInAsync(host, scheme, "member");
        using ClientWebSocket client = await host.ConnectAsync(path, options => options.SetRequestHeader(name, value));
        (await client.ReceiveTextAsync()).ShouldBe("ada");
        WebSocketConnectionInfo info = host
            .Services.GetRequiredService<IWebSocketConnections>()
            .Snapshot()
            .ShouldHaveSingleItem();
        info.User.ShouldBe("ada");
        info.Path.ShouldBe(path);
        info.ExpiresAt.ShouldNotBeNull("the ticket of the scheme has an end");
    }

    private static Task<SystemWebHost> StartAsync(string scheme) =>
        SystemWebHost.StartAsync(
            app =>
            {
                app.UseAuthentication();
                app.UseAuthorization();
                app.MapGet("/sign-in", (string role) => TypedResults.SignIn(Ada(role), authenticationScheme: scheme));
                app.MapWebSocket("/mapped", TellUserAsync)
                    .RequireAuthorization(static policy => policy.RequireRole("member"));
                app.MapHttpHandler(
                        "/classic.ashx",
                        static _ => new Handler(static context => context.AcceptWebSocketRequest(TellUserAsync))
                    )
                    .RequireAuthorization(static policy => policy.RequireRole("member"))
                    .DisableCookieRedirect();
            },
            static options =>
            {
                options.Identity.TrackConnections = true;
                options.Identity.CloseOnExpiry = true;
            },
            build: builder =>
            {
                builder.Services.AddAuthorization();
                builder.Services.AddAuthentication(scheme).AddBearerToken(Bearer).AddCookie(Cookies);
            }
        );

    private static ClaimsPrincipal Ada(string role) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "ada"), new(ClaimTypes.Role, role)], "test"));

    private static async Task<(string Name, string? Value)> SignInAsync(SystemWebHost host, string scheme, string role)
    {
        using HttpResponseMessage response = await host.Http.GetAsync(
            new Uri($"/sign-in?role={role}", UriKind.Relative),
            Bound.Token()
        );
        response.EnsureSuccessStatusCode();
        if (string.Equals(scheme, Cookies, StringComparison.Ordinal))
        {
            return ("Cookie", response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        }

        using JsonDocument token = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Bound.Token()));
        return ("Authorization", "Bearer " + token.RootElement.GetProperty("accessToken").GetString());
    }

    private static async Task TellUserAsync(AspNetWebSocketContext context)
    {
        string user = ((ClaimsPrincipal)context.User!).FindFirst(ClaimTypes.NameIdentifier)!.Value;
        await context.WebSocket.SendTextAsync(user);
        await context.WebSocket.ReceiveCloseAsync();
    }
}
