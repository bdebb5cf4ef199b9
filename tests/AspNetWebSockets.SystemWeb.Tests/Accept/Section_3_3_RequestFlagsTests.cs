using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.Accept;

/// <summary>Table 3.3: <c>IsWebSocketRequest</c> and <c>IsWebSocketRequestUpgrading</c>. The rows of IIS's modes cannot happen here.</summary>
public sealed class Section_3_3_RequestFlagsTests
{
    [Fact]
    public async Task Plain_request()
    {
        (bool, bool)? flags = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context => flags = Flags(context))
        );

        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", TestContext.Current.CancellationToken);

        flags.ShouldBe((false, false));
    }

    [Fact]
    public async Task Handshake_before_after_and_inside_the_handler()
    {
        List<(bool, bool)> flags = [];
        TaskCompletionSource ran = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                flags.Add(Flags(context));
                context.AcceptWebSocketRequest(_ =>
                {
                    flags.Add(Flags(HttpContext.Current!));
                    ran.SetResult();
                    return Task.CompletedTask;
                });
                flags.Add(Flags(context));
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        await ran.Task.Bounded();

        flags.ShouldBe([(true, false), (true, true), (true, true)]);
    }

    [Fact]
    public async Task Handshake_without_the_middleware_is_logged_with_what_to_call()
    {
        (bool, bool)? flags = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            app => app.Handle(context => flags = Flags(context)),
            withMiddleware: false
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        flags.ShouldBe((false, false));
        (await host.Logs.WaitForAsync(2004)).Message.ShouldContain("app.UseAspNetWebSockets()");
    }

    private static (bool, bool) Flags(HttpContext context) =>
        (context.IsWebSocketRequest, context.IsWebSocketRequestUpgrading);
}
