using System.Net.WebSockets;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.SystemWeb.Tests.HandlerLife;

/// <summary>What a client has chosen stands in the log as text: no line of its own, nothing that a terminal obeys (CWE-117).</summary>
public sealed class LogInjectionTests
{
    private const string Path = "/h%0D%0Aerror%3A%20root%20logged%20in%1B%5B31m.ashx";
    private const string Escaped = @"/h\u000d\u000aerror: root logged in\u001b[31m.ashx";

    [Fact]
    public async Task The_path_of_a_handler_that_fails()
    {
        await using SystemWebHost host = await StartAsync(context =>
            context.AcceptWebSocketRequest(_ => throw new InvalidOperationException("from the handler"))
        );
        using ClientWebSocket client = await host.ConnectAsync(Path);

        (await host.Logs.WaitForAsync(2000)).Message.ShouldContain(Escaped);
    }

    [Fact]
    public async Task The_path_of_a_handler_that_refuses_the_request()
    {
        await using SystemWebHost host = await StartAsync(_ => throw new HttpException(403, "not for you"));
        await using RawWebSocketClient client = await host.ConnectRawAsync(Path, []);

        (await host.Logs.WaitForAsync(2008)).Message.ShouldContain(Escaped);
    }

    private static Task<SystemWebHost> StartAsync(Action<HttpContext> process) =>
        SystemWebHost.StartAsync(app => app.MapHttpHandler("/{**path}", _ => new Handler(process)));
}
