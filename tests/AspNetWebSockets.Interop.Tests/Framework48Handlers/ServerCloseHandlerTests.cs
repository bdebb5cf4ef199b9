using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Framework48Handlers;

/// <summary><see cref="ClassicHandlers.ServerCloseHandler"/>: the closing handshake that the server begins, or fails to.</summary>
public sealed class ServerCloseHandlerTests(ClassicHandlersFixture fixture) : IClassFixture<ClassicHandlersFixture>
{
    private RunningServer Server => fixture.Server;

    [Theory]
    [InlineData("close", WebSocketCloseStatus.NormalClosure)]
    [InlineData("output", WebSocketCloseStatus.EndpointUnavailable)]
    public async Task The_client_sees_code_and_reason_and_a_clean_close(string how, WebSocketCloseStatus expected)
    {
        using TextClient client = await CountDownAsync($"/countdown.ashx?how={how}&track=countdown-{how}");

        (WebSocketCloseStatus? status, string? description) = await client.HearCloseAsync();

        status.ShouldBe(expected);
        description.ShouldBe("counted down");
        client.Socket.State.ShouldBe(WebSocketState.Closed);
        await Server.Connections.ReleasedAsync($"countdown-{how}", TestContext.Current.CancellationToken);
    }

    /// <summary>What the handler has sent arrives all the same: the end is abnormal, not a loss.</summary>
    [Fact]
    public async Task A_handler_that_returns_without_closing_leaves_1006()
    {
        using TextClient client = await CountDownAsync("/countdown.ashx?how=return&track=countdown-return");

        await client.HearAbnormalEndAsync();
        await Server.Connections.ReleasedAsync("countdown-return", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_HttpException_is_the_answer_to_a_plain_request()
    {
        using HttpClient http = new() { BaseAddress = Server.Http };

        using HttpResponseMessage response = await http.GetAsync(
            "/countdown.ashx",
            TestContext.Current.CancellationToken
        );

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<TextClient> CountDownAsync(string path)
    {
        TextClient client = await TextClient.ConnectAsync(Server.WebSocketUrl(path));
        foreach (string number in new[] { "3", "2", "1" })
        {
            (await client.HearAsync()).ShouldBe(number);
        }

        return client;
    }
}
