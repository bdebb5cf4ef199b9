using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="IdleTimeoutHandler"/>: a token that fires aborts the WebSocket.</summary>
public sealed class IdleTimeoutHandlerTests
{
    [Fact]
    public async Task A_busy_client_is_served()
    {
        await using HandlerSite site = await StartAsync();
        using TextClient client = await site.ConnectAsync("/i.ashx?limit=60000");

        await client.SayAsync("busy");
        (await client.HearAsync()).ShouldBe("busy");
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
        client.Socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task An_idle_client_is_cut_off_without_a_close_frame()
    {
        await using HandlerSite site = await StartAsync();
        using TextClient client = await site.ConnectAsync("/i.ashx?limit=50");

        await client.HearAbnormalEndAsync();
        await site.GetUntilAsync("/i.ashx", "idle: Aborted");
    }

    private static Task<HandlerSite> StartAsync() =>
        HandlerSite.StartAsync(app => app.MapHttpHandler<IdleTimeoutHandler>("/i.ashx"));
}
