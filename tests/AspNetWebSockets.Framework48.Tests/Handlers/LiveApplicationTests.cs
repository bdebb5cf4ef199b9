using System.Net;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="LiveApplication"/>: the events of a Global.asax.cs, and the routes that it adds.</summary>
public sealed class LiveApplicationTests
{
    [Theory]
    [InlineData("/live", "channel main, started, GET /live")]
    [InlineData("/live/news", "channel news, started, GET /live/news")]
    public async Task A_route_leads_to_the_handler(string path, string line)
    {
        await using HandlerSite site = await StartAsync();
        using TextClient client = await site.ConnectAsync(path);

        (await client.HearAsync()).ShouldBe(line);
        _ = await client.HearCloseAsync();
    }

    [Fact]
    public async Task A_constraint_keeps_others_out()
    {
        await using HandlerSite site = await StartAsync();

        using HttpResponseMessage response = await site.Http.GetAsync(
            "/live/4711",
            TestContext.Current.CancellationToken
        );

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<HandlerSite> StartAsync() =>
        HandlerSite.StartAsync(app => app.MapHttpApplication<LiveApplication>());
}
