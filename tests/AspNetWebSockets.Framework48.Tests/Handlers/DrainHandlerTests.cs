using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="DrainHandler"/>: the server has said that it closes and hears what the client still says.</summary>
public sealed class DrainHandlerTests
{
    [Fact]
    public async Task Hears_the_client_out()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app => app.MapHttpHandler<DrainHandler>("/d.ashx"));
        using TextClient client = await site.ConnectAsync("/d.ashx");

        WebSocketReceiveResult close = await client.Socket.ReceiveAsync(
            new byte[64],
            TestContext.Current.CancellationToken
        );
        close.CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
        close.CloseStatusDescription.ShouldBe("closing time");
        await client.SayAsync("one more ");
        await client.SayAsync("thing");
        await client.Socket.CloseOutputAsync((WebSocketCloseStatus)4000, "done", TestContext.Current.CancellationToken);

        await site.GetUntilAsync("/d.ashx", "one more thing[4000 done]");
    }
}
