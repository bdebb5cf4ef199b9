using System.Net;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="RoomsController"/>: attribute routes, and a POST that speaks to WebSockets.</summary>
[Collection(ControllerCollection.Name)]
public sealed class RoomsControllerTests(ControllerSite controllers)
{
    [Fact]
    public async Task A_post_reaches_the_room()
    {
        using TextClient client = await controllers.Site.ConnectAsync("/api/rooms/blue/live");
        (await client.HearAsync()).ShouldBe("listening to blue");

        using HttpResponseMessage response = await PostAsync("/api/rooms/blue?text=hello");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("1");
        (await client.HearAsync()).ShouldBe("hello");
    }

    [Fact]
    public async Task There_is_no_other_room()
    {
        using HttpResponseMessage response = await PostAsync("/api/rooms/none?text=hello");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<HttpResponseMessage> PostAsync(string path) =>
        controllers.Site.Http.PostAsync(path, content: null, TestContext.Current.CancellationToken);
}
