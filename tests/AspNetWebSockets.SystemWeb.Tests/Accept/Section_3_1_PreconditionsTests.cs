using System.Net;
using System.Net.WebSockets;
using System.Web;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.Accept;

/// <summary>Table 3.1: what <c>AcceptWebSocketRequest</c> requires, in order. Rows 3 to 6 and 8 are about IIS and cannot happen here.</summary>
public sealed class Section_3_1_PreconditionsTests
{
    private static readonly Func<AspNetWebSocketContext, Task> Nothing = _ => Task.CompletedTask;

    [Fact]
    public async Task Row_1_a_null_function_is_refused_before_everything_else()
    {
        // A plain request: the function is checked before the request is.
        Exception exception = await ThrownForPlainRequestAsync(context => context.AcceptWebSocketRequest(null!));

        exception.ShouldBeOfType<ArgumentNullException>().ParamName.ShouldBe("userFunc");
    }

    [Fact]
    public async Task Row_2_a_second_call_is_refused()
    {
        Exception exception = await ThrownForWebSocketAsync(context =>
        {
            context.AcceptWebSocketRequest(Nothing);
            context.AcceptWebSocketRequest(Nothing);
        });

        exception
            .ShouldBeOfType<InvalidOperationException>()
            .Message.ShouldBe("This method can only be called once per request.");
    }

    [Fact]
    public async Task Row_2_a_second_call_is_refused_before_its_options_are_looked_at()
    {
        Exception exception = await ThrownForWebSocketAsync(context =>
        {
            context.AcceptWebSocketRequest(Nothing);
            context.AcceptWebSocketRequest(Nothing, new AspNetWebSocketOptions { RequireSameOrigin = true });
        });

        exception.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task Row_2_a_call_inside_the_running_handler_is_refused()
    {
        TaskCompletionSource<Exception> thrown = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(_ =>
            {
                thrown.SetResult(Should.Throw<Exception>(() => HttpContext.Current!.AcceptWebSocketRequest(Nothing)));
                return Task.CompletedTask;
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        (await thrown.Task.Bounded()).ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task Row_6_a_missing_middleware_is_named()
    {
        Exception exception = await ThrownForWebSocketAsync(
            context => context.AcceptWebSocketRequest(Nothing),
            withMiddleware: false
        );

        exception.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("app.UseAspNetWebSockets()");
    }

    [Fact]
    public async Task Row_6_over_HTTP_2()
    {
        TaskCompletionSource<Exception> thrown = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            app =>
                app.Handle(context =>
                    thrown.SetResult(Should.Throw<Exception>(() => context.AcceptWebSocketRequest(Nothing)))
                ),
            withMiddleware: false,
            listen: listen => listen.Protocols = HttpProtocols.Http2
        );
        using ClientWebSocket client = new();
        client.Options.HttpVersion = HttpVersion.Version20;
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        using HttpMessageInvoker connections = new(new SocketsHttpHandler());
        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{host.Port}/h.ashx"), connections, Bound.Token());

        (await thrown.Task.Bounded())
            .ShouldBeOfType<InvalidOperationException>()
            .Message.ShouldContain("app.UseAspNetWebSockets()");
    }

    [Fact]
    public async Task Row_7_a_plain_request_is_the_clients_fault()
    {
        Exception exception = await ThrownForPlainRequestAsync(context => context.AcceptWebSocketRequest(Nothing));

        HttpException http = exception.ShouldBeOfType<HttpException>();
        http.GetHttpCode().ShouldBe(400);
        http.Message.ShouldBe("The incoming request is not a WebSocket request.");
    }

    [Fact]
    public async Task Row_7_comes_before_the_origin_and_the_sub_protocol()
    {
        Exception exception = await ThrownForPlainRequestAsync(context =>
            context.AcceptWebSocketRequest(
                Nothing,
                new AspNetWebSocketOptions { RequireSameOrigin = true, SubProtocol = "chat" }
            )
        );

        exception.ShouldBeOfType<HttpException>().GetHttpCode().ShouldBe(400);
    }

    [Fact]
    public async Task Row_7_reaches_the_client_in_words()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app => app.HandleWebSocket(Nothing));

        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            "The incoming request is not a WebSocket request."
        );
    }

    [Fact]
    public async Task Row_10_a_foreign_origin_is_the_clients_fault()
    {
        Exception exception = await ThrownForWebSocketAsync(
            context => context.AcceptWebSocketRequest(Nothing, new AspNetWebSocketOptions { RequireSameOrigin = true }),
            headers: ("Origin", "http://elsewhere.example")
        );

        HttpException http = exception.ShouldBeOfType<HttpException>();
        http.GetHttpCode().ShouldBe(403);
        http.Message.ShouldBe(
            "This resource can only be accessed when requested by a page originating from the same authority."
        );
    }

    [Fact]
    public async Task Row_10_comes_before_the_sub_protocol()
    {
        Exception exception = await ThrownForWebSocketAsync(
            context =>
                context.AcceptWebSocketRequest(
                    Nothing,
                    new AspNetWebSocketOptions { RequireSameOrigin = true, SubProtocol = "chat" }
                ),
            headers: ("Origin", "http://elsewhere.example")
        );

        exception.ShouldBeOfType<HttpException>().GetHttpCode().ShouldBe(403);
    }

    [Theory]
    [InlineData("chat.v1, superchat")]
    [InlineData("CHAT")]
    [InlineData(null)]
    public async Task Row_11_a_sub_protocol_that_the_client_does_not_offer_is_the_developers_fault(string? offered)
    {
        Exception exception = await ThrownForWebSocketAsync(
            context => context.AcceptWebSocketRequest(Nothing, new AspNetWebSocketOptions { SubProtocol = "chat" }),
            headers: ("Sec-WebSocket-Protocol", offered)
        );

        ArgumentException argument = exception.ShouldBeOfType<ArgumentException>();
        argument.ParamName.ShouldBe("options");
        argument.Message.ShouldContain("'chat'");
    }

    [Fact]
    public async Task Row_11_is_status_500_at_the_client()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(Nothing, new AspNetWebSocketOptions { SubProtocol = "chat" })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        client.Response.StatusCode.ShouldBe(500);
    }

    [Fact]
    public async Task Header_fields_that_were_sent_already_are_named()
    {
        TaskCompletionSource<Exception> thrown = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Map(
                "/started",
                async (Microsoft.AspNetCore.Http.HttpContext core) =>
                {
                    await core.Response.StartAsync(core.RequestAborted);
                    thrown.SetResult(Should.Throw<Exception>(() => core.AsSystemWeb().AcceptWebSocketRequest(Nothing)));
                }
            )
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/started");

        (await thrown.Task.Bounded())
            .ShouldBeOfType<HttpException>()
            .Message.ShouldBe("Server cannot accept a WebSocket after HTTP headers have been sent.");
    }

    [Fact]
    public async Task A_refused_accept_leaves_the_request_as_it_was()
    {
        (bool Upgrading, string? Negotiated, int Status)? after = null;
        await ThrownForWebSocketAsync(context =>
        {
            try
            {
                context.AcceptWebSocketRequest(Nothing, new AspNetWebSocketOptions { SubProtocol = "chat" });
            }
            finally
            {
                after = (
                    context.IsWebSocketRequestUpgrading,
                    context.WebSocketNegotiatedProtocol,
                    context.Response.StatusCode
                );
            }
        });

        after.ShouldBe((false, null, 200));
    }

    private static async Task<Exception> ThrownForPlainRequestAsync(Action<HttpContext> act)
    {
        TaskCompletionSource<Exception> thrown = new();
        await using SystemWebHost host = await StartAsync(act, thrown, withMiddleware: true);
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", TestContext.Current.CancellationToken);
        return await thrown.Task.Bounded();
    }

    private static async Task<Exception> ThrownForWebSocketAsync(
        Action<HttpContext> act,
        bool withMiddleware = true,
        params (string Name, string? Value)[] headers
    )
    {
        TaskCompletionSource<Exception> thrown = new();
        await using SystemWebHost host = await StartAsync(act, thrown, withMiddleware);
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx", headers);
        return await thrown.Task.Bounded();
    }

    private static Task<SystemWebHost> StartAsync(
        Action<HttpContext> act,
        TaskCompletionSource<Exception> thrown,
        bool withMiddleware
    ) =>
        SystemWebHost.StartAsync(
            app => app.Handle(context => thrown.SetResult(Should.Throw<Exception>(() => act(context)))),
            withMiddleware: withMiddleware
        );
}
