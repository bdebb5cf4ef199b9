using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="CurrentContextHandler"/>: HttpContext.Current in a WebSocket, and where it ends.</summary>
public sealed class CurrentContextHandlerTests
{
    [Fact]
    public async Task Current_follows_awaits_until_the_context_is_left()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<CurrentContextHandler>("/c.ashx")
        );
        using TextClient client = await site.ConnectAsync(
            "/c.ashx?q=a%20b",
            options => options.SetRequestHeader("X-Caller", "tester")
        );

        const string Facts = "GET /c.ashx?q=a b from 127.0.0.1/127.0.0.1 as '' (tester)";
        (await client.HearAsync()).ShouldBe("begin: " + Facts);
        (await client.HearAsync()).ShouldBe("after a delay: " + Facts);
        (await client.HearAsync()).ShouldBe("left the context");
    }
}
