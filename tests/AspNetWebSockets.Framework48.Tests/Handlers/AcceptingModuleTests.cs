using System.Net;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="AcceptingModule"/>: a module accepts, and the rest of the site does not notice.</summary>
public sealed class AcceptingModuleTests
{
    [Fact]
    public async Task Accepts_below_its_path_and_nothing_else()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
        {
            app.MapHttpModule<AcceptingModule>();
            app.MapGet("/page", () => "a page");
        });
        using TextClient client = await site.ConnectAsync("/module/live");

        (await client.HearAsync()).ShouldBe("/module/live by AcceptingModule");
        _ = await client.HearCloseAsync();

        (await site.Http.GetStringAsync("/page", TestContext.Current.CancellationToken)).ShouldBe("a page");
        using HttpResponseMessage ordinary = await site.Http.GetAsync(
            "/module/live",
            TestContext.Current.CancellationToken
        );
        ordinary.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
