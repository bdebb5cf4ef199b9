using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="BeginEndHandler"/>: BeginProcessRequest accepts, and continuations talk.</summary>
public sealed class BeginEndHandlerTests
{
    [Fact]
    public async Task Greets_and_closes()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<BeginEndHandler>("/b.ashx")
        );
        using TextClient client = await site.ConnectAsync("/b.ashx?a=1");

        (await client.HearAsync()).ShouldBe("Hello ?a=1");
        (await client.HearCloseAsync()).ShouldBe((WebSocketCloseStatus.NormalClosure, ""));
    }
}
