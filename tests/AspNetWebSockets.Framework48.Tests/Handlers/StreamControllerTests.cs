using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="StreamController"/>: an instance method of a controller that has long been released goes on.</summary>
[Collection(ControllerCollection.Name)]
public sealed class StreamControllerTests(ControllerSite controllers)
{
    [Fact]
    public async Task Streams_the_range_of_the_query_string()
    {
        using TextClient client = await controllers.Site.ConnectAsync("/api/stream/numbers?from=7&to=9");

        (await client.HearAsync()).ShouldBe("7 of 3");
        (await client.HearAsync()).ShouldBe("8 of 3");
        (await client.HearAsync()).ShouldBe("9 of 3");
        (await client.HearCloseAsync()).ShouldBe((WebSocketCloseStatus.NormalClosure, "end of stream"));
    }

    [Fact]
    public async Task Counts_for_an_ordinary_request() =>
        (
            await controllers.Site.Http.GetStringAsync(
                "/api/stream/numbers?from=7&to=9",
                TestContext.Current.CancellationToken
            )
        ).ShouldBe("3");
}
