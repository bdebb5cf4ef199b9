using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Framework48Handlers;

/// <summary><see cref="ClassicHandlers.SubProtocolHandler"/>: a sub-protocol, and only pages of the same origin.</summary>
public sealed class SubProtocolHandlerTests(ClassicHandlersFixture fixture) : IClassFixture<ClassicHandlersFixture>
{
    private RunningServer Server => fixture.Server;

    [Theory]
    [InlineData("chat.v1,chat.v2", "chat.v2")]
    [InlineData("chat.v1", "chat.v1")]
    [InlineData("other,chat.v1", "chat.v1")]
    public async Task Agrees_on_the_best_that_the_client_offers(string offers, string agreed)
    {
        using TextClient client = await TextClient.ConnectAsync(
            Server.WebSocketUrl("/greet.ashx"),
            options => Offer(options, offers, Server.Http.GetLeftPart(UriPartial.Authority))
        );

        client.Socket.SubProtocol.ShouldBe(agreed);
        (await client.HearAsync()).ShouldBe($"{agreed} of {offers.Replace(",", ", ", StringComparison.Ordinal)}");
        (await client.HearCloseAsync()).ShouldBe((WebSocketCloseStatus.NormalClosure, "greeted"));
    }

    [Theory]
    [InlineData("http://evil.example", "chat.v1", HttpStatusCode.Forbidden)]
    [InlineData("null", "chat.v1", HttpStatusCode.Forbidden)]
    [InlineData(null, "chat.v1", HttpStatusCode.Forbidden)]
    [InlineData("same", "other", HttpStatusCode.BadRequest)]
    [InlineData("same", null, HttpStatusCode.BadRequest)]
    public async Task Refuses_the_rest(string? origin, string? offers, HttpStatusCode expected)
    {
        string? sent = string.Equals(origin, "same", StringComparison.Ordinal)
            ? Server.Http.GetLeftPart(UriPartial.Authority)
            : origin;
        using ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        Offer(socket.Options, offers, sent);

        await Should.ThrowAsync<WebSocketException>(() =>
            socket
                .ConnectAsync(Server.WebSocketUrl("/greet.ashx"), TestContext.Current.CancellationToken)
                .WaitAsync(Bound.Event, TestContext.Current.CancellationToken)
        );

        socket.HttpStatusCode.ShouldBe(expected);
    }

    private static void Offer(ClientWebSocketOptions options, string? protocols, string? origin)
    {
        foreach (string protocol in protocols?.Split(',') ?? [])
        {
            options.AddSubProtocol(protocol);
        }

        if (origin is not null)
        {
            options.SetRequestHeader("Origin", origin);
        }
    }
}
