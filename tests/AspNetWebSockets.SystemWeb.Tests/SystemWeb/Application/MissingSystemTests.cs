using System.Web;
using System.Web.Profile;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Application;

/// <summary>Members that compile but have nothing behind them say so at the first use: type, member, what to use instead.</summary>
public sealed class MissingSystemTests
{
    [Fact]
    public async Task Profile_and_windows_account_name_themselves_and_the_way_out()
    {
        List<string> messages = [];
        TaskCompletionSource done = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                messages.AddRange([
                    Refused(() => context.Profile),
                    Refused(() => new HttpContextWrapper(context).Profile),
                    Refused(() => context.Request.LogonUserIdentity),
                ]);
                context.AcceptWebSocketRequest(webSocket =>
                {
                    messages.AddRange([Refused(() => webSocket.Profile), Refused(() => webSocket.LogonUserIdentity)]);
                    webSocket.AnonymousID.ShouldBeNull();
                    done.SetResult();
                    return Task.CompletedTask;
                });
            })
        );
        using System.Net.WebSockets.ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await done.Task.Bounded();

        messages
            .Select(message => message[..message.IndexOf(' ', StringComparison.Ordinal)])
            .ShouldBe([
                "HttpContext.Profile",
                "HttpContext.Profile",
                "HttpRequest.LogonUserIdentity",
                "AspNetWebSocketContext.Profile",
                "AspNetWebSocketContext.LogonUserIdentity",
            ]);
        messages.ShouldAllBe(message => message.Contains("HttpContext.User", StringComparison.Ordinal));
        Refused(() => new ProfileBase()).ShouldStartWith("ProfileBase is not supported");
    }

    private static string Refused(Func<object> use) => Should.Throw<PlatformNotSupportedException>(use).Message;
}
