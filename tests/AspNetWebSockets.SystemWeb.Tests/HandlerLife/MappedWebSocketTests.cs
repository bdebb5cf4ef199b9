using System.Net;
using System.Net.WebSockets;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.SystemWeb.Tests.HandlerLife;

/// <summary><c>MapWebSocket</c>: where it is kinder than <c>AcceptWebSocketRequest</c>, and how it refuses.</summary>
public sealed class MappedWebSocketTests
{
    private static readonly Func<AspNetWebSocketContext, Task> Nothing = _ => Task.CompletedTask;

    [Fact]
    public async Task A_plain_request_gets_400_in_words()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app => app.MapWebSocket("/ws", Nothing));

        using HttpResponseMessage response = await host.Http.GetAsync("/ws", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/plain");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            "The incoming request is not a WebSocket request."
        );
    }

    [Theory]
    [InlineData("chat.v1, chat.v2", "chat.v2")]
    [InlineData("chat.v1", null)]
    [InlineData("CHAT.V2", null)]
    [InlineData(null, null)]
    public async Task A_sub_protocol_is_agreed_on_only_when_it_is_offered(string? offered, string? answered)
    {
        TaskCompletionSource<string?> ofSocket = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.MapWebSocket(
                "/ws",
                context =>
                {
                    ofSocket.SetResult(context.WebSocket.SubProtocol);
                    return Task.CompletedTask;
                },
                new AspNetWebSocketOptions { SubProtocol = "chat.v2" }
            )
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/ws", ("Sec-WebSocket-Protocol", offered));

        client.Response.StatusCode.ShouldBe(101);
        client.Response["Sec-WebSocket-Protocol"].ShouldBe(answered);
        (await ofSocket.Task.Bounded()).ShouldBe(answered);
    }

    [Fact]
    public async Task Messages_go_both_ways()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.MapWebSocket(
                "/ws",
                async context =>
                {
                    string text = await context.WebSocket.ReceiveTextAsync();
                    await context.WebSocket.SendTextAsync($"{text} from {context.QueryString["name"]}");
                }
            )
        );
        using ClientWebSocket client = await host.ConnectAsync("/ws?name=server");

        await client.SendTextAsync("hello");

        (await client.ReceiveTextAsync()).ShouldBe("hello from server");
        (await client.ReceiveCloseAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task Conventions_apply()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.MapWebSocket("/ws", Nothing).RequireHost("only.example")
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/ws");

        client.Response.StatusCode.ShouldBe(404);
    }

    [Fact]
    public async Task Missing_services_are_named_when_the_path_is_mapped()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        await using WebApplication app = builder.Build();

        InvalidOperationException exception = Should.Throw<InvalidOperationException>(() =>
            app.MapWebSocket("/ws", Nothing)
        );

        exception.Message.ShouldContain("AddAspNetWebSockets()");
        exception.Message.ShouldContain("UseAspNetWebSockets()");
    }

    [Fact]
    public async Task A_missing_middleware_fails_the_request()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            app => app.MapWebSocket("/ws", Nothing),
            withMiddleware: false
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/ws");

        client.Response.StatusCode.ShouldBe(500);
        host.Logs.Failures.ShouldContain(failure => failure.Message.Contains("app.UseAspNetWebSockets()"));
    }

    [Fact]
    public async Task Null_arguments_are_refused()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Services.AddAspNetWebSockets();
        await using WebApplication app = builder.Build();

        Should.Throw<ArgumentNullException>(() => app.MapWebSocket("/ws", null!)).ParamName.ShouldBe("handler");
        Should
            .Throw<ArgumentNullException>(() => app.MapWebSocket("/ws", Nothing, null!))
            .ParamName.ShouldBe("options");
    }
}
