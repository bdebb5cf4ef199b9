using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="DuplexHandler"/>: one loop receives, another sends, and both end with the client.</summary>
public sealed class DuplexHandlerTests
{
    [Fact]
    public async Task Both_loops_run_until_the_client_closes()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<DuplexHandler>("/d.ashx")
        );
        using TextClient client = await site.ConnectAsync("/d.ashx");

        await client.SayAsync("one two three");
        (await client.HearAsync()).ShouldBe("one");
        (await client.HearAsync()).ShouldBe("two");
        (await client.HearAsync()).ShouldBe("three");

        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
        client.Socket.CloseStatusDescription.ShouldBe("both done");
    }
}
