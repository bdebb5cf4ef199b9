using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.SystemWeb.Mvc.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Mvc.Tests;

/// <summary>WebSockets that actions of Web API accept, in the styles of the field.</summary>
public sealed class WebApiSocketTests(SiteHost site)
{
    [Fact]
    public async Task An_action_found_by_its_verb_accepts_and_its_controller_goes_on_serving()
    {
        using ClientWebSocket client = await site.ConnectAsync("/api/echo?user=ann");

        await client.SendTextAsync("hello");

        (await client.ReceiveTextAsync()).ShouldBe("ann on /api/echo: hello");
        client.HttpResponseHeaders.ShouldNotBeNull()["X-Before"].ShouldBe(["set before the accept"]);
        client.HttpResponseHeaders["Set-Cookie"].Single().ShouldStartWith("greeted=ann");
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
    }

    [Fact]
    public async Task An_asynchronous_action_on_an_attribute_route_accepts_for_a_WebSocketHandler()
    {
        using ClientWebSocket client = await site.ConnectAsync("/rooms/7/join?name=bob");

        (await client.ReceiveTextAsync()).ShouldBe("welcome to room 7");
        await client.SendTextAsync("hi");

        (await client.ReceiveTextAsync()).ShouldBe("bob: hi");
    }

    [Fact]
    public async Task The_context_of_the_requests_properties_accepts_with_a_sub_protocol()
    {
        using ClientWebSocket client = await site.ConnectAsync(
            "/live/news",
            options => options.AddSubProtocol("live.v1")
        );

        client.SubProtocol.ShouldBe("live.v1");
        (await client.ReceiveTextAsync()).ShouldBe("news over live.v1");
        (await client.ReceiveCloseAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task Header_fields_of_the_message_are_on_the_101()
    {
        using ClientWebSocket client = await site.ConnectAsync("/rpc/live/message");

        client.HttpResponseHeaders.ShouldNotBeNull()["X-From-Message"].ShouldBe(["yes"]);
        (await client.ReceiveCloseAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
        client.CloseStatusDescription.ShouldBe("by message");
    }

    [Theory]
    [InlineData("/rpc/live/changedItsMind?status=403", HttpStatusCode.Forbidden)]
    [InlineData("/rpc/live/changedItsMind?status=200", HttpStatusCode.OK)]
    [InlineData("/rpc/live/nothing", HttpStatusCode.NoContent)]
    [InlineData("/rpc/live/fails", HttpStatusCode.InternalServerError)]
    public async Task Another_answer_than_101_cancels_the_accept(string path, HttpStatusCode status) =>
        (await site.RefusedAsync(path)).ShouldBe(status);

    [Fact]
    public async Task The_user_is_still_known_to_the_controller_in_the_handler()
    {
        using ClientWebSocket client = await site.ConnectAsync(
            "/secure/socket",
            options => options.SetRequestHeader("X-User", "ann")
        );

        await client.ReceiveCloseAsync();

        client.CloseStatusDescription.ShouldBe("ann,ann,ann");
    }

    [Fact]
    public async Task A_request_that_is_none_for_a_WebSocket_is_answered_as_the_action_says()
    {
        (await site.GetAsync("/api/echo?user=ann")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await site.GetAsync("/rooms/7/join")).Body.ShouldBe("a WebSocket, please");
        (await site.GetAsync("/live/news")).Body.ShouldBe("""{"Message":"WebSocket requests only"}""");
    }

    [Fact]
    public async Task A_101_without_an_accept_is_answered_with_400_and_logged()
    {
        Answer answer = await site.GetAsync("/rpc/live/neverAccepted");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldBe("The incoming request is not a WebSocket request.");
        site.Logs.All.ShouldContain(record => record.EventId == 2100);
    }

    [Fact]
    public async Task An_accept_of_a_plain_request_is_answered_with_its_status() =>
        (await site.GetAsync("/rpc/live/message")).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_public_controller_within_a_class_is_found()
    {
        using ClientWebSocket client = await site.ConnectAsync("/api/stage");

        (await client.ReceiveTextAsync()).ShouldBe("from within");
    }

    [Fact]
    public async Task One_that_nobody_outside_can_see_is_not()
    {
        (await site.GetAsync("/api/backstage")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
