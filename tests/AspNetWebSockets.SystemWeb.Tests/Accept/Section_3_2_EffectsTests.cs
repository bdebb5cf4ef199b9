using System.Net.WebSockets;
using System.Web;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.SystemWeb.Tests.Accept;

/// <summary>Section 3.2: what a successful <c>AcceptWebSocketRequest</c> does, and what it leaves for the end of the pipeline.</summary>
public sealed class Section_3_2_EffectsTests
{
    private static readonly Func<AspNetWebSocketContext, Task> Nothing = _ => Task.CompletedTask;

    [Fact]
    public async Task The_status_is_101_at_once()
    {
        int status = 0;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.AcceptWebSocketRequest(Nothing);
                status = context.Response.StatusCode;
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        status.ShouldBe(101);
        client.Response.StatusCode.ShouldBe(101);
    }

    [Fact]
    public async Task The_handler_starts_after_the_pipeline_has_ended()
    {
        List<string> order = [];
        TaskCompletionSource ran = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.Use(
                async (_, next) =>
                {
                    await next();
                    order.Add("pipeline ended");
                }
            );
            app.Handle(context =>
            {
                context.AcceptWebSocketRequest(_ =>
                {
                    order.Add("handler");
                    ran.SetResult();
                    return Task.CompletedTask;
                });
                order.Add("accept returned");
            });
        });
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");
        await ran.Task.Bounded();

        order.ShouldBe(["accept returned", "pipeline ended", "handler"]);
    }

    [Theory]
    [InlineData("chat.v1, chat.v2", "chat.v2", "chat.v2")]
    [InlineData("chat.v1", "chat.v1", "chat.v1")]
    [InlineData("chat.v1", null, null)]
    [InlineData(null, null, null)]
    public async Task The_sub_protocol_is_answered_only_when_it_was_set(
        string? offered,
        string? chosen,
        string? answered
    )
    {
        string? negotiated = "unset";
        TaskCompletionSource<string?> ofSocket = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.AcceptWebSocketRequest(
                    webSocketContext =>
                    {
                        ofSocket.SetResult(webSocketContext.WebSocket.SubProtocol);
                        return Task.CompletedTask;
                    },
                    new AspNetWebSocketOptions { SubProtocol = chosen }
                );
                negotiated = context.WebSocketNegotiatedProtocol;
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync(
            "/h.ashx",
            ("Sec-WebSocket-Protocol", offered)
        );

        client.Response["Sec-WebSocket-Protocol"].ShouldBe(answered);
        negotiated.ShouldBe(answered);
        (await ofSocket.Task.Bounded()).ShouldBe(answered);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(302)]
    [InlineData(500)]
    public async Task A_later_status_cancels_the_switch_and_the_handler_never_runs(int status)
    {
        bool ran = false;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.Use(
                async (core, next) =>
                {
                    await next();
                    core.Response.StatusCode = status;
                }
            );
            app.HandleWebSocket(_ =>
            {
                ran = true;
                return Task.CompletedTask;
            });
        });
        await using (RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx"))
        {
            client.Response.StatusCode.ShouldBe(status);
            client.Response["Sec-WebSocket-Accept"].ShouldBeNull();
        }

        // When the host has stopped, no handler can be on its way any more.
        await host.StopAsync();
        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task A_redirect_after_the_accept_cancels_the_switch()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.AcceptWebSocketRequest(Nothing);
                context.Response.Redirect("/elsewhere");
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        client.Response.StatusCode.ShouldBe(302);
        client.Response["Location"].ShouldBe("/elsewhere");
    }

    [Fact]
    public async Task The_101_carries_cookies_and_header_fields_set_before_and_after_the_accept()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.Response.AppendHeader("X-Before", "1");
                context.Response.Cookies.Add(new HttpCookie("before", "b"));
                context.AcceptWebSocketRequest(Nothing);
                context.Response.AppendHeader("X-After", "2");
                context.Response.Cookies.Add(new HttpCookie("after", "a") { HttpOnly = true });
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        client.Response.StatusCode.ShouldBe(101);
        client.Response["X-Before"].ShouldBe("1");
        client.Response["X-After"].ShouldBe("2");
        client.Response["Set-Cookie"].ShouldBe("before=b; path=/, after=a; path=/; HttpOnly");
    }

    [Fact]
    public async Task A_write_after_the_accept_is_dropped_and_logged_once()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.AcceptWebSocketRequest(async webSocketContext =>
                    await webSocketContext.WebSocket.CloseOutputAsync(
                        WebSocketCloseStatus.NormalClosure,
                        "bye",
                        CancellationToken.None
                    )
                );
                context.Response.Write("this would be taken for a frame");
                context.Response.BinaryWrite([0x81, 0x00]);
                context.Response.Write('x');
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        // The first bytes behind the 101 are the close frame.
        ServerFrame? frame = await client.ReadFrameAsync(Bound.Token());
        frame.ShouldNotBeNull().Opcode.ShouldBe(FrameOpcodes.Close);
        host.Logs.OfPackage.Count(record => record.EventId == 2003).ShouldBe(1);
    }

    [Fact]
    public async Task A_write_after_an_accept_from_plain_code_is_dropped_too()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Map(
                "/plain",
                (Microsoft.AspNetCore.Http.HttpContext core) =>
                {
                    System.Web.HttpContext context = core.AsSystemWeb();
                    context.AcceptWebSocketRequest(webSocketContext =>
                        webSocketContext.WebSocket.SendTextAsync("hello")
                    );
                    context.Response.Write("this would be taken for a frame");
                    return Task.CompletedTask;
                }
            )
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/plain");

        (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull().Text.ShouldBe("hello");
        host.Logs.OfPackage.Count(record => record.EventId == 2003).ShouldBe(1);
    }

    [Fact]
    public async Task A_write_before_the_accept_is_dropped_too()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.Response.Write("written too early");
                context.AcceptWebSocketRequest(async webSocketContext =>
                    await webSocketContext.WebSocket.CloseOutputAsync(
                        WebSocketCloseStatus.NormalClosure,
                        "",
                        CancellationToken.None
                    )
                );
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        client.Response.StatusCode.ShouldBe(101);
        (await client.ReadFrameAsync(Bound.Token())).ShouldNotBeNull().Opcode.ShouldBe(FrameOpcodes.Close);
    }
}
