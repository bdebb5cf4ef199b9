using System.Net;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="ChatController"/>: the tutorial's controller.</summary>
[Collection(ControllerCollection.Name)]
public sealed class ChatControllerTests(ControllerSite controllers)
{
    [Fact]
    public async Task Clients_chat()
    {
        using TextClient ann = await controllers.Site.ConnectAsync("/api/chat?username=ann");
        (await ann.HearAsync()).ShouldBe("Hello ann");
        using TextClient bob = await controllers.Site.ConnectAsync("/api/Chat?username=bob");
        (await bob.HearAsync()).ShouldBe("Hello bob");

        await bob.SayAsync("hi");
        (await ann.HearAsync()).ShouldBe("bob: hi");
        (await bob.HearAsync()).ShouldBe("bob: hi");
    }

    [Fact]
    public async Task An_ordinary_request_is_told_what_to_do()
    {
        using HttpResponseMessage response = await controllers.Site.Http.GetAsync(
            "/api/chat?username=ann",
            TestContext.Current.CancellationToken
        );

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            "\"Connect with a WebSocket.\""
        );
    }
}
