using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Framework48Handlers;

/// <summary><see cref="ClassicHandlers.EchoHandler"/>: the closing handshake that the client begins.</summary>
public sealed class EchoHandlerTests(ClassicHandlersFixture fixture) : IClassFixture<ClassicHandlersFixture>
{
    private RunningServer Server => fixture.Server;

    [Fact]
    public async Task Echoes_and_answers_the_close_with_its_code_and_reason()
    {
        using TextClient client = await TextClient.ConnectAsync(Server.WebSocketUrl("/echo.ashx"));

        await client.SayAsync("hello");
        (await client.HearAsync()).ShouldBe("hello");
        await client.CloseAsync((WebSocketCloseStatus)4001, "I am done");

        client.Socket.State.ShouldBe(WebSocketState.Closed);
        client.Socket.CloseStatus.ShouldBe((WebSocketCloseStatus)4001);
        client.Socket.CloseStatusDescription.ShouldBe("I am done");
    }

    [Fact]
    public async Task Answers_a_plain_request_itself()
    {
        using HttpClient http = new() { BaseAddress = Server.Http };

        using HttpResponseMessage response = await http.GetAsync("/echo.ashx", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/plain");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            "Connect with a WebSocket."
        );
    }
}
