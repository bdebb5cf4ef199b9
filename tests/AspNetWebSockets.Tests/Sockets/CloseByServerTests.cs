using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>The server ends a connection beside its handler, which closes in its turn when it has received the answer.</summary>
[Trait("Transport", "None")]
public sealed class CloseByServerTests
{
    private const WebSocketCloseStatus GoingAway = WebSocketCloseStatus.EndpointUnavailable;

    [Fact]
    public async Task A_handler_that_closes_on_the_clients_answer_finds_it_done()
    {
        await using SocketPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = ReceiveAsync(pair.Socket);
        await pair.Socket.CloseByServerAsync(GoingAway, "bye");
        ServerFrame close = (await pair.Client.ReadFrameAsync())!;
        close.CloseCode.ShouldBe(1001);
        close.CloseReason.ShouldBe("bye");

        pair.Client.Send(ClientFrame.Close(1001));
        (await receive).MessageType.ShouldBe(WebSocketMessageType.Close);
        await pair.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        await pair.Socket.CloseOutputAsync(
            WebSocketCloseStatus.NormalClosure,
            "",
            TestContext.Current.CancellationToken
        );

        pair.Socket.State.ShouldBe(WebSocketState.Closed);
        pair.Socket.SentCloseStatus.ShouldBe(GoingAway);
    }

    [Fact]
    public async Task A_handler_that_closes_before_the_answer_waits_for_it()
    {
        await using SocketPair pair = new();
        await pair.Socket.CloseByServerAsync(GoingAway, "");

        Task close = pair.Socket.CloseAsync(
            WebSocketCloseStatus.NormalClosure,
            "",
            TestContext.Current.CancellationToken
        );
        close.IsCompleted.ShouldBeFalse();
        pair.Client.Send(ClientFrame.Close(1001));
        await close;

        pair.Socket.State.ShouldBe(WebSocketState.Closed);
    }

    [Fact]
    public async Task What_the_application_had_closed_before_keeps_its_rules()
    {
        await using SocketPair pair = new();
        await CloseOutputAsync();
        WebSocketException late = await Should.ThrowAsync<WebSocketException>(() =>
            pair.Socket.CloseByServerAsync(GoingAway, "")
        );

        late.WebSocketErrorCode.ShouldBe(WebSocketError.InvalidState);
        (await Should.ThrowAsync<WebSocketException>(CloseOutputAsync)).WebSocketErrorCode.ShouldBe(
            WebSocketError.InvalidState
        );
        pair.Socket.SentCloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);

        Task CloseOutputAsync() =>
            pair.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
    }

    private static Task<ValueWebSocketReceiveResult> ReceiveAsync(WebSocket socket) =>
        socket.ReceiveAsync(new byte[10].AsMemory(), TestContext.Current.CancellationToken).AsTask();
}
