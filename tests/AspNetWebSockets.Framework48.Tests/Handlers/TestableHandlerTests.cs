using System.Net;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="TestableHandler"/>: its unit test with fakes of HttpContextBase and AspNetWebSocketContext, and a server.</summary>
public sealed class TestableHandlerTests
{
    [Fact]
    public void Its_unit_test_passes()
    {
        TestableHandlerFacts.StatusForAnOrdinaryRequest().ShouldBe(426);
        TestableHandlerFacts.AnswerTo("abc").ShouldBe("fake: cba|NormalClosure");
        TestableHandlerFacts.MembersThatAreNotFakedThrow().ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_does_the_same()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<TestableHandler>("/t.ashx")
        );
        using TextClient client = await site.ConnectAsync(
            "/t.ashx",
            options => options.SetRequestHeader("User-Agent", "real")
        );

        await client.SayAsync("abc");
        (await client.HearAsync()).ShouldBe("real: cba");
        _ = await client.HearCloseAsync();

        using HttpResponseMessage response = await site.Http.GetAsync("/t.ashx", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.UpgradeRequired);
        response.Headers.Upgrade.ToString().ShouldBe("websocket");
    }
}
