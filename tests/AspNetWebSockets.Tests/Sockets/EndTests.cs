using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Both close codes, who closed, and the task that completes with the connection.</summary>
public sealed class EndTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_codes_and_who_closed_first(bool serverFirst)
    {
        await using SocketPair pair = new();
        pair.Socket.SentCloseStatus.ShouldBeNull();
        pair.Socket.CloseInitiator.ShouldBe(WebSocketCloseInitiator.None);
        Task closed = pair.Socket.Closed;
        if (serverFirst)
        {
            await pair.CloseOutputAsync((WebSocketCloseStatus)4001, "mine").InTimeAsync();
            pair.Client.Send(ClientFrame.Close(4002, "theirs"));
            _ = await pair.ReceiveAsync().InTimeAsync();
        }
        else
        {
            pair.Client.Send(ClientFrame.Close(4002, "theirs"));
            pair.Socket.CloseInitiator.ShouldBe(WebSocketCloseInitiator.Client, "it has come");
            pair.Socket.CloseStatus.ShouldBeNull("it was not received");
            _ = await pair.ReceiveAsync().InTimeAsync();
            await pair.CloseOutputAsync((WebSocketCloseStatus)4001, "mine").InTimeAsync();
        }

        pair.Socket.State.ShouldBe(WebSocketState.Closed);
        closed.IsCompleted.ShouldBeFalse("TCP has not ended");
        pair.Client.Shutdown();
        await closed.InTimeAsync();
        pair.Socket.SentCloseStatus.ShouldBe((WebSocketCloseStatus)4001);
        pair.Socket.SentCloseStatusDescription.ShouldBe("mine");
        pair.Socket.CloseStatus.ShouldBe((WebSocketCloseStatus)4002);
        pair.Socket.CloseStatusDescription.ShouldBe("theirs");
        pair.Socket.CloseInitiator.ShouldBe(
            serverFirst ? WebSocketCloseInitiator.Server : WebSocketCloseInitiator.Client
        );
    }

    [Fact]
    public async Task A_frame_without_body_is_Empty_on_both_sides()
    {
        await using SocketPair pair = new();
        await pair.CloseOutputAsync(WebSocketCloseStatus.Empty, null).InTimeAsync();
        pair.Socket.SentCloseStatus.ShouldBe(WebSocketCloseStatus.Empty);
        pair.Socket.SentCloseStatusDescription.ShouldBeNull();
    }

    [Fact]
    public async Task A_rule_that_the_client_broke_was_closed_by_the_server()
    {
        await using SocketPair pair = new();
        Task receive = pair.ReceiveAsync();
        pair.Client.Send(ClientFrame.Build(3, []));
        _ = await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync());
        pair.Socket.CloseInitiator.ShouldBe(WebSocketCloseInitiator.Server);
        pair.Socket.SentCloseStatus.ShouldBe(WebSocketCloseStatus.ProtocolError);
        pair.Socket.SentCloseStatusDescription.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("fin")]
    [InlineData("reset")]
    [InlineData("abort")]
    [InlineData("dispose")]
    public async Task Closed_completes_with_no_receive_pending(string end)
    {
        await using SocketPair pair = new();
        Task closed = pair.Socket.Closed;
        closed.IsCompleted.ShouldBeFalse();
        switch (end)
        {
            case "fin":
                pair.Client.Shutdown();
                break;
            case "reset":
                pair.Client.Reset();
                break;
            case "abort":
                pair.Socket.Abort();
                break;
            default:
                pair.Socket.Dispose();
                pair.Client.Shutdown();
                break;
        }

        await closed.InTimeAsync();
        await pair.Socket.Closed.InTimeAsync();
    }
}
