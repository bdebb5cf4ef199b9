using System.Net;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="LiveApplication"/>: the events of a Global.asax.cs, and the routes that it adds to the process's table.</summary>
public sealed class LiveApplicationTests
{
    [Fact]
    public async Task Routes_lead_to_the_handler_and_their_constraints_keep_others_out()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
        {
            app.MapHttpApplication<LiveApplication>();
            app.MapRouteTable();
        });

        (await HearAsync(site, "/live")).ShouldBe("channel main, started, GET /live");
        (await HearAsync(site, "/live/news")).ShouldBe("channel news, started, GET /live/news");
        using HttpResponseMessage number = await site.Http.GetAsync(
            "/live/4711",
            TestContext.Current.CancellationToken
        );
        number.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> HearAsync(HandlerSite site, string path)
    {
        using TextClient client = await site.ConnectAsync(path);
        string line = await client.HearAsync();
        _ = await client.HearCloseAsync();
        return line;
    }
}
