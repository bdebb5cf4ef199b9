using System.Net.WebSockets;
using System.Security.Claims;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.SystemWeb.Tests.Identity;

/// <summary>Expiry, refresh and revocation where the socket is an <see cref="AspNetWebSocket"/>.</summary>
public sealed class CredentialTests
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    public static TheoryData<string> Paths { get; } = ["/h.ashx", "/mapped"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_server_closes_when_the_credential_expires(string path)
    {
        ManualTimeProvider time = new();
        await using SystemWebHost host = await StartAsync(time);
        using ClientWebSocket client = await host.ConnectAsync(path);
        time.Advance(Life - Tick);
        (await AskAsync(client, "here")).ShouldBe("here");
        time.Advance(Tick);
        (await client.ReceiveCloseAsync()).ShouldBe((WebSocketCloseStatus)3000);
        client.CloseStatusDescription.ShouldBe("The credential has expired.");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task One_that_has_expired_when_the_handler_begins_is_closed_in_the_same_way(string path)
    {
        await using SystemWebHost host = await StartAsync(new ManualTimeProvider(), TimeSpan.Zero);
        using ClientWebSocket client = await host.ConnectAsync(path);
        (await client.ReceiveCloseAsync()).ShouldBe((WebSocketCloseStatus)3000);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_handler_that_is_shown_a_new_credential_stays(string path)
    {
        ManualTimeProvider time = new();
        await using SystemWebHost host = await StartAsync(time);
        using ClientWebSocket client = await host.ConnectAsync(path);
        time.Advance(Life - Tick);
        (await AskAsync(client, "refresh")).ShouldBe("True");
        time.Advance(Life - Tick);
        (await AskAsync(client, "here")).ShouldBe("here");
        time.Advance(Tick);
        (await client.ReceiveCloseAsync()).ShouldBe((WebSocketCloseStatus)3000);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_application_ends_the_WebSockets_of_a_user(string path)
    {
        ManualTimeProvider time = new();
        await using SystemWebHost host = await StartAsync(time);
        using ClientWebSocket client = await host.ConnectAsync(path);
        (await AskAsync(client, "here")).ShouldBe("here");
        Task<int> closing = host
            .Services.GetRequiredService<IWebSocketConnections>()
            .CloseUserAsync("ada", (WebSocketCloseStatus)3003, "Forbidden", Bound.Token());
        (await client.ReceiveCloseAsync()).ShouldBe((WebSocketCloseStatus)3003);
        client.CloseStatusDescription.ShouldBe("Forbidden");
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
        (await closing.Bounded()).ShouldBe(1);
    }

    private static Task<SystemWebHost> StartAsync(ManualTimeProvider time, TimeSpan? life = null) =>
        SystemWebHost.StartAsync(
            app =>
            {
                app.Use(
                    static (context, next) =>
                    {
                        context.User = Ada;
                        return next(context);
                    }
                );
                app.HandleWebSocket(context => ServeAsync(context, time));
                app.MapWebSocket("/mapped", context => ServeAsync(context, time));
            },
            options =>
            {
                options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
                options.Identity.TrackConnections = true;
                options.Identity.CloseOnExpiry = true;
                options.Identity.Expiry = _ => time.GetUtcNow() + (life ?? Life);
            },
            time
        );

    private static ClaimsPrincipal Ada => new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "ada")], "test"));

    private static async Task<string> AskAsync(ClientWebSocket client, string question)
    {
        await client.SendTextAsync(question);
        return await client.ReceiveTextAsync();
    }

    private static async Task ServeAsync(AspNetWebSocketContext context, ManualTimeProvider time)
    {
        byte[] buffer = new byte[1024];
        WebSocketReceiveResult result = await context.WebSocket.ReceiveAsync(buffer, CancellationToken.None);
        while (result.MessageType != WebSocketMessageType.Close)
        {
            string text = System.Text.Encoding.UTF8.GetString(buffer, 0, result.Count);
            await context.WebSocket.SendTextAsync(
                text is "refresh" ? $"{context.WebSocket.RefreshCredential(Ada, time.GetUtcNow() + Life)}" : text
            );
            result = await context.WebSocket.ReceiveAsync(buffer, CancellationToken.None);
        }
    }
}
