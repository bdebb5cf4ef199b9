using System.Globalization;
using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="TickerHandler"/>: what a timer pushes.</summary>
public sealed class TickerHandlerTests
{
    [Fact]
    public async Task Two_clients_hear_every_tick_until_one_leaves()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<TickerHandler>("/t.ashx")
        );
        using TextClient leaving = await site.ConnectAsync("/t.ashx");
        using TextClient staying = await site.ConnectAsync("/t.ashx");

        int first = await HearTickAsync(staying);
        (await HearTickAsync(staying)).ShouldBe(first + 1);
        await HearTickAsync(leaving);

        await leaving.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        int last = await HearTickAsync(staying);
        (await HearTickAsync(staying)).ShouldBe(last + 1);
    }

    private static async Task<int> HearTickAsync(TextClient client)
    {
        string text = await client.HearAsync();
        text.ShouldStartWith("tick ");
        return int.Parse(text["tick ".Length..], CultureInfo.InvariantCulture);
    }
}
