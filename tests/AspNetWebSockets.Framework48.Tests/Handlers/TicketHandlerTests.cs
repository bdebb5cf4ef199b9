using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="TicketHandler"/>: cookies before, with and after the handshake.</summary>
public sealed class TicketHandlerTests
{
    [Fact]
    public async Task A_ticket_opens_and_gets_a_cookie_with_the_101()
    {
        await using HandlerSite site = await StartAsync();
        using TextClient client = await site.ConnectAsync(
            "/t.ashx",
            options =>
            {
                options.CollectHttpResponseDetails = true;
                options.SetRequestHeader("Cookie", "ticket=user=ann&visits=2");
            }
        );

        client.Socket.HttpResponseHeaders!["Set-Cookie"].ShouldBe(["visit=3; path=/live; HttpOnly"]);
        (await client.HearAsync()).ShouldBe("ticket=user=ann&visits=2; visit=3; ticket; visit!");
    }

    [Theory]
    [InlineData("other=1")]
    [InlineData("ticket=plain")]
    public async Task Nobody_else_comes_in(string cookies)
    {
        await using HandlerSite site = await StartAsync();
        using ClientWebSocket client = new();
        client.Options.CollectHttpResponseDetails = true;
        client.Options.SetRequestHeader("Cookie", cookies);

        await Should.ThrowAsync<WebSocketException>(() =>
            client.ConnectAsync(
                new Uri($"ws://{site.Http.BaseAddress!.Authority}/t.ashx"),
                TestContext.Current.CancellationToken
            )
        );

        client.HttpStatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<HandlerSite> StartAsync() =>
        HandlerSite.StartAsync(app => app.MapHttpHandler<TicketHandler>("/t.ashx"));
}
