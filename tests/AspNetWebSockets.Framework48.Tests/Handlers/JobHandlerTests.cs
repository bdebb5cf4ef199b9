using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="JobHandler"/>: a registered object is told that the application goes down.</summary>
public sealed class JobHandlerTests
{
    [Fact]
    public async Task The_application_goes_down_when_its_job_has_stopped()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app => app.MapHttpHandler<JobHandler>("/j.ashx"));
        using TextClient client = await site.ConnectAsync("/j.ashx");
        (await client.HearAsync()).ShouldBe("0 %");
        await client.SayAsync("go on");
        (await client.HearAsync()).ShouldBe("10 %");
        JobHandler.Report.ShouldBe("1 running, 0 stopped");

        await site.StopAsync();

        JobHandler.Report.ShouldBe("0 running, 1 stopped");
        await client.HearAbnormalEndAsync();
    }
}
