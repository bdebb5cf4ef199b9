using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.SystemWeb.Mvc.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Mvc.Tests;

/// <summary>WebSockets that actions of MVC accept, in the styles of the field.</summary>
public sealed class MvcSocketTests(SiteHost site)
{
    [Fact]
    public async Task An_action_without_a_result_accepts_and_its_controller_goes_on_serving()
    {
        using ClientWebSocket client = await site.ConnectAsync(
            "/Home/Chat?name=ann",
            options => options.SetRequestHeader("X-User", "bob")
        );

        await client.SendTextAsync("hello");

        (await client.ReceiveTextAsync()).ShouldBe("ann,bob: hello");
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
    }

    [Theory]
    [InlineData("/home/build/1", "build 1")]
    [InlineData("/home/status?code=101", "build 101")]
    [InlineData("/home/withbody", "build 3")]
    [InlineData("/home/later", "build 4")]
    public async Task Results_that_leave_the_status_at_101_let_the_handler_run(string path, string expected)
    {
        using ClientWebSocket client = await site.ConnectAsync(path);

        (await client.ReceiveTextAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task The_session_is_there_before_the_accept()
    {
        using HttpResponseMessage response = await site.Http.GetAsync("/counter/next", Bound.Token());
        string cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        Answer second = await site.SendAsync(
            HttpMethod.Get,
            "/counter/next",
            request => request.Headers.Add("Cookie", cookie)
        );
        second.Body.ShouldBe("2");

        using ClientWebSocket client = await site.ConnectAsync(
            "/counter/socket",
            options => options.SetRequestHeader("Cookie", cookie)
        );

        (await client.ReceiveTextAsync()).ShouldBe("counted to 2");
    }

    [Theory]
    [InlineData("/home/build/2", "build 2")]
    [InlineData("/rooms/8/join", "welcome to room 8")]
    public async Task A_WebSocket_over_HTTP_2_finds_the_action_for_GET(string path, string expected)
    {
        using HttpMessageInvoker connections = new(new SocketsHttpHandler());
        using ClientWebSocket client = new();
        client.Options.HttpVersion = HttpVersion.Version20;
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;

        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{site.Http2Port}{path}"), connections, Bound.Token());

        (await client.ReceiveTextAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task Another_status_cancels_the_accept() =>
        (await site.RefusedAsync("/home/status?code=400")).ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_request_that_is_none_for_a_WebSocket_is_answered_as_the_action_says()
    {
        (await site.GetAsync("/home/chat?name=ann")).Body.ShouldBe("not processed");
        Answer answer = await site.GetAsync("/home/build/1");
        answer.Status.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location.ShouldNotBeNull().ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_101_without_an_accept_is_answered_with_400() =>
        (await site.GetAsync("/home/never")).Body.ShouldBe("The incoming request is not a WebSocket request.");

    [Fact]
    public async Task An_accept_of_a_plain_request_is_answered_with_its_status() =>
        (await site.GetAsync("/home/withbody")).Status.ShouldBe(HttpStatusCode.BadRequest);
}
