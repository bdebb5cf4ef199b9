using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="RoomHandler"/>: rooms that do not hear each other, and members who come and go.</summary>
public sealed class RoomHandlerTests
{
    [Fact]
    public async Task A_room_hears_its_own()
    {
        await using HandlerSite site = await StartAsync();
        using TextClient ann = await site.ConnectAsync("/r.ashx?room=blue&name=ann");
        (await ann.HearAsync()).ShouldBe("+ann (1)");
        using TextClient bob = await site.ConnectAsync("/r.ashx?room=BLUE&name=bob");
        (await bob.HearAsync()).ShouldBe("+bob (2)");
        (await ann.HearAsync()).ShouldBe("+bob (2)");
        using TextClient carol = await site.ConnectAsync("/r.ashx?room=red");
        (await carol.HearAsync()).ShouldBe("+anonymous (1)");

        await ann.SayAsync("hi");
        (await ann.HearAsync()).ShouldBe("ann: hi");
        (await bob.HearAsync()).ShouldBe("ann: hi");
        await ann.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
        (await bob.HearAsync()).ShouldBe("-ann (1)");

        await carol.SayAsync("alone");
        (await carol.HearAsync()).ShouldBe("anonymous: alone");
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_room()
    {
        await using HandlerSite site = await StartAsync();

        using HttpResponseMessage response = await site.Http.GetAsync(
            "/r.ashx?room=%20",
            TestContext.Current.CancellationToken
        );

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("Which room?");
    }

    private static Task<HandlerSite> StartAsync() =>
        HandlerSite.StartAsync(app => app.MapHttpHandler<RoomHandler>("/r.ashx"));
}
