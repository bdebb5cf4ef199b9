using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="JobHandler"/>: a registered object is told that the application goes down, and still reaches its client.</summary>
public sealed class JobHandlerTests
{
    [Fact]
    public async Task The_client_hears_of_the_end()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app => app.MapHttpHandler<JobHandler>("/j.ashx"));
        using TextClient client = await site.ConnectAsync("/j.ashx");
        (await client.HearAsync()).ShouldBe("0 %");
        await client.SayAsync("go on");
        (await client.HearAsync()).ShouldBe("more");

        Task stopped = site.StopAsync();

        (await client.HearAsync()).ShouldBe("stopped");
        await stopped;
    }
}
