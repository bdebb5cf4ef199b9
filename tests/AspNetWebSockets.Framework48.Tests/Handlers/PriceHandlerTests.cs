using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="PriceHandler"/>: a form that starts work in the background, which pushes.</summary>
public sealed class PriceHandlerTests
{
    [Fact]
    public async Task Those_who_watch_a_symbol_hear_its_price()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app => app.MapHttpHandler<PriceHandler>("/p.ashx"));
        using TextClient abc = await site.ConnectAsync("/p.ashx?symbol=ABC");
        (await abc.HearAsync()).ShouldBe("watching ABC");
        using TextClient xyz = await site.ConnectAsync("/p.ashx?symbol=XYZ");
        (await xyz.HearAsync()).ShouldBe("watching XYZ");

        await PostAsync(site, "ABC", "12.5");
        await PostAsync(site, "XYZ", "0.333");

        (await abc.HearAsync()).ShouldBe("ABC 12.50");
        (await xyz.HearAsync()).ShouldBe("XYZ 0.33");
        await abc.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
        abc.Socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    private static async Task PostAsync(HandlerSite site, string symbol, string price)
    {
        using FormUrlEncodedContent form = new(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["symbol"] = symbol, ["price"] = price }
        );
        using HttpResponseMessage response = await site.Http.PostAsync(
            "/p.ashx",
            form,
            TestContext.Current.CancellationToken
        );
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }
}
