using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Accept;

/// <summary>Section 3.4: <c>WebSocketRequestedProtocols</c>.</summary>
public sealed class Section_3_4_RequestedProtocolsTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("chat", "chat")]
    [InlineData("chat.v2, chat.v1", "chat.v2|chat.v1")]
    [InlineData(" a ,\tb\t,, c ", "a|b|c")]
    [InlineData("a,A", "a|A")]
    [InlineData("a, b, a", "")]
    [InlineData("a, b c", "")]
    [InlineData("a, b/1", "")]
    [InlineData(",", "")]
    public async Task Handshake(string? header, string expected)
    {
        IList<string>? before = null;
        TaskCompletionSource<IEnumerable<string>> inside = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                before = context.WebSocketRequestedProtocols;
                context.AcceptWebSocketRequest(webSocketContext =>
                {
                    inside.SetResult(webSocketContext.SecWebSocketProtocols);
                    return Task.CompletedTask;
                });
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync(
            "/h.ashx",
            ("Sec-WebSocket-Protocol", header)
        );

        string.Join('|', await inside.Task.Bounded()).ShouldBe(expected);
        string.Join('|', before.ShouldNotBeNull()).ShouldBe(expected);
        before.IsReadOnly.ShouldBeTrue();
        Should.Throw<NotSupportedException>(() => before.Add("x"));
    }

    [Fact]
    public async Task Plain_request_has_none()
    {
        IList<string>? protocols = ["unset"];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context => protocols = context.WebSocketRequestedProtocols)
        );

        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", TestContext.Current.CancellationToken);

        protocols.ShouldBeNull();
    }
}
