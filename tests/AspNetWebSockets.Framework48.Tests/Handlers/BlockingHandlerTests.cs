using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="BlockingHandler"/>: a conversation by <c>.Wait()</c> and <c>.Result</c>.</summary>
public sealed class BlockingHandlerTests
{
    [Fact]
    public async Task A_blocked_handler_talks_and_closes()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<BlockingHandler>("/b.ashx")
        );
        using TextClient client = await site.ConnectAsync("/b.ashx");

        await client.SayAsync("hello");
        (await client.HearAsync()).ShouldBe("5");
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "");

        client.Socket.CloseStatusDescription.ShouldBe("blocked all along");
    }
}
