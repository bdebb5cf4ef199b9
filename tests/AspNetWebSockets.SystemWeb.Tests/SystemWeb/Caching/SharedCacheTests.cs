using System.Web;
using System.Web.Caching;
using System.Web.Hosting;
using AspNetWebSockets.SystemWeb.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Caching;

/// <summary>The one cache of the process, wherever a handler asks for it.</summary>
public sealed class SharedCacheTests
{
    [Fact]
    public async Task Every_property_gives_the_same_cache_also_in_a_WebSocket()
    {
        Cache[] inRequest = [];
        TaskCompletionSource<Cache[]> inSocket = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                inRequest = [context.Cache, new HttpContextWrapper(context).Cache, HostingEnvironment.Cache];
                context.AcceptWebSocketRequest(socket =>
                {
                    inSocket.SetResult([socket.Cache, HttpContext.Current!.Cache]);
                    return Task.CompletedTask;
                });
            })
        );

        using var client = await host.ConnectAsync("/h.ashx");

        foreach (Cache cache in inRequest.Concat(await inSocket.Task.Bounded()))
        {
            cache.ShouldBeSameAs(HttpRuntime.Cache);
        }

        inRequest.Length.ShouldBe(3);
    }
}
