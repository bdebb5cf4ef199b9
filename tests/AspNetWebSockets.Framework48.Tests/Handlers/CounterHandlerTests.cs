using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="CounterHandler"/>: application state and cache, before the handshake and after it.</summary>
public sealed class CounterHandlerTests
{
    [Fact]
    public async Task Clients_share_the_count_and_the_cache()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<CounterHandler>("/c.ashx")
        );
        using TextClient first = await site.ConnectAsync("/c.ashx");
        await first.SayAsync("7");
        (await first.HearAsync()).ShouldBe("hits 1, 49");

        using TextClient second = await site.ConnectAsync("/c.ashx");
        await second.SayAsync("7");
        (await second.HearAsync()).ShouldBe("hits 2, 49 (cached)");
        await first.SayAsync("8");
        (await first.HearAsync()).ShouldBe("hits 2, 64");
    }
}
