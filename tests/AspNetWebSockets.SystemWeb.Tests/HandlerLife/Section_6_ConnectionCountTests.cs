using System.Net.WebSockets;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.SystemWeb.Tests.HandlerLife;

/// <summary>Section 6: <c>AspNetWebSocketContext.ConnectionCount</c>.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class Section_6_ConnectionCountTests
{
    [Theory]
    [InlineData("/h.ashx")]
    [InlineData("/mapped")]
    public async Task One_inside_the_only_handler_none_before_and_after(string path)
    {
        TaskCompletionSource<int> inside = new();
        int accepting = -1;
        SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.Handle(context =>
            {
                context.AcceptWebSocketRequest(Count);
                accepting = AspNetWebSocketContext.ConnectionCount;
            });
            app.MapWebSocket("/mapped", Count);
        });
        await using (host)
        {
            // Handlers of earlier tests may still be on their way out.
            await new Func<int>(() => AspNetWebSocketContext.ConnectionCount).ShouldBecomeAsync(0);
            using ClientWebSocket client = await host.ConnectAsync(path);

            (await inside.Task.Bounded()).ShouldBe(1);
            await client.ReceiveCloseAsync();
            await host.StopAsync();
        }

        accepting.ShouldBeLessThanOrEqualTo(0);
        AspNetWebSocketContext.ConnectionCount.ShouldBe(0);

        Task Count(AspNetWebSocketContext context)
        {
            inside.SetResult(AspNetWebSocketContext.ConnectionCount);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Every_running_handler_counts_also_one_that_will_fail()
    {
        TaskCompletionSource<int>[] inside = [new(), new(), new()];
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int next = -1;
        SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async _ =>
            {
                inside[Interlocked.Increment(ref next)].SetResult(AspNetWebSocketContext.ConnectionCount);
                await go.Task;
                throw new InvalidOperationException("from the handler");
            })
        );
        await using (host)
        {
            await new Func<int>(() => AspNetWebSocketContext.ConnectionCount).ShouldBecomeAsync(0);
            using ClientWebSocket first = await host.ConnectAsync("/h.ashx");
            (await inside[0].Task.Bounded()).ShouldBe(1);
            using ClientWebSocket second = await host.ConnectAsync("/h.ashx");
            (await inside[1].Task.Bounded()).ShouldBe(2);
            using ClientWebSocket third = await host.ConnectAsync("/h.ashx");
            (await inside[2].Task.Bounded()).ShouldBe(3);

            go.SetResult();
            await host.StopAsync();
        }

        AspNetWebSocketContext.ConnectionCount.ShouldBe(0);
    }
}
