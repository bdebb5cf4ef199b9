using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="ChatSocketHandler"/>: a WebSocketCollection hears who comes, speaks and goes.</summary>
public sealed class ChatSocketHandlerTests
{
    [Fact]
    public async Task Everybody_hears_everything()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<ChatSocketHandler>("/c.ashx")
        );
        using TextClient ann = await site.ConnectAsync("/c.ashx?name=ann");
        (await ann.HearAsync()).ShouldBe("ann has joined.");
        using TextClient guest = await site.ConnectAsync("/c.ashx");
        (await ann.HearAsync()).ShouldBe("guest has joined.");
        (await guest.HearAsync()).ShouldBe("guest has joined.");

        await guest.SayAsync("hello");
        await guest.SayAsync("again");
        (await ann.HearAsync()).ShouldBe("guest said: hello");
        (await ann.HearAsync()).ShouldBe("guest said: again");

        await guest.Socket.CloseOutputAsync(
            WebSocketCloseStatus.NormalClosure,
            "",
            TestContext.Current.CancellationToken
        );
        (await ann.HearAsync()).ShouldBe("guest has left.");
    }
}
