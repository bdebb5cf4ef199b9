using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>What the built-in socket does wrong and this one does right; docs/dropin.md.</summary>
public sealed class MendedFaultsTests
{
    [Fact]
    public async Task An_empty_close_status_is_a_close_frame_without_body()
    {
        await using SocketPair pair = new();
        await pair.CloseOutputAsync(WebSocketCloseStatus.Empty, null).InTimeAsync();
        (await pair.Client.ReadFrameAsync())!.Payload.ShouldBeEmpty(
            "1005 must not be on the wire: RFC 6455 section 7.4.1"
        );
    }

    [Fact]
    public async Task A_received_close_frame_without_body_is_1005_and_no_reason()
    {
        await using SocketPair pair = new();
        pair.Client.Send(ClientFrame.Close());
        WebSocketReceiveResult result = await pair
            .Socket.ReceiveAsync(new ArraySegment<byte>(new byte[8]), CancellationToken.None)
            .InTimeAsync();
        result.MessageType.ShouldBe(WebSocketMessageType.Close);
        result.CloseStatus.ShouldBe(WebSocketCloseStatus.Empty);
        result.CloseStatusDescription.ShouldBeNull();
        pair.Socket.CloseStatus.ShouldBe(WebSocketCloseStatus.Empty);
        pair.Socket.CloseStatusDescription.ShouldBeNull();

        // What it received can be answered with as it is.
        await pair.CloseAsync(pair.Socket.CloseStatus!.Value, pair.Socket.CloseStatusDescription).InTimeAsync();
        (await pair.Client.ReadFrameAsync())!.Payload.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(int.MinValue, false)]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    [InlineData(1003, true)]
    [InlineData(1004, false)]
    [InlineData(1005, true)]
    [InlineData(1006, false)]
    [InlineData(1007, true)]
    [InlineData(1009, true)]
    [InlineData(1010, false)]
    [InlineData(1011, true)]
    [InlineData(1014, true)]
    [InlineData(1015, false)]
    [InlineData(1016, false)]
    [InlineData(2999, false)]
    [InlineData(3000, true)]
    [InlineData(4999, true)]
    [InlineData(5000, false)]
    [InlineData(65535, false)]
    [InlineData(65536, false)]
    public async Task Only_codes_that_clients_accept_can_be_sent(int code, bool allowed)
    {
        await using SocketPair pair = new();
        if (!allowed)
        {
            foreach (Func<Task> close in new Func<Task>[] { Close, CloseOutput })
            {
                Should.Throw<ArgumentOutOfRangeException>(() => close()).ParamName.ShouldBe("closeStatus");
            }

            pair.Socket.State.ShouldBe(WebSocketState.Open);
            return;
        }

        await CloseOutput().InTimeAsync();
        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(code == 1005 ? null : code);

        Task Close() => pair.CloseAsync((WebSocketCloseStatus)code, null);

        Task CloseOutput() => pair.CloseOutputAsync((WebSocketCloseStatus)code, null);
    }

    [Fact]
    public async Task A_close_that_is_not_answered_ends_with_the_close_time_out()
    {
        await using SocketPair pair = new(options => options.CloseTimeout = TimeSpan.FromSeconds(7));
        Task close = pair.CloseAsync();
        pair.Time.Advance(TimeSpan.FromSeconds(6));
        close.IsCompleted.ShouldBeFalse();
        pair.Time.Advance(TimeSpan.FromSeconds(1));
        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(close.InTimeAsync());
        exception.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
        exception.Message.ShouldContain("CloseTimeout");
        pair.Socket.State.ShouldBe(WebSocketState.Aborted);
    }

    [Fact]
    public async Task A_dead_client_is_noticed_with_no_receive_pending()
    {
        await using SocketPair pair = new();
        Task closed = pair.Socket.Closed;
        pair.Time.Advance(TimeSpan.FromSeconds(30));
        pair.Time.Advance(TimeSpan.FromSeconds(30));
        await closed.InTimeAsync();
        pair.Socket.State.ShouldBe(WebSocketState.Aborted);
    }

    [Fact]
    public async Task A_ping_is_answered_with_no_receive_pending()
    {
        await using SocketPair pair = new();
        pair.Client.Send(ClientFrame.Ping("there?"u8));
        ServerFrame pong = (await pair.Client.ReadFrameAsync())!;
        pong.Opcode.ShouldBe(FrameOpcodes.Pong);
        pong.Text.ShouldBe("there?");
    }

    [Fact]
    public async Task A_broken_rule_is_told_to_the_client_and_the_socket_is_aborted()
    {
        await using SocketPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        pair.Client.Send(ClientFrame.Close(1016));
        (await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync())).WebSocketErrorCode.ShouldBe(
            WebSocketError.Faulted
        );
        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1002);
        pair.Socket.State.ShouldBe(WebSocketState.Aborted);
        pair.Socket.SentCloseStatus.ShouldBe(WebSocketCloseStatus.ProtocolError);
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(10, 11, false)]
    public async Task What_a_close_throws_away_can_be_bounded(int limit, int data, bool closes)
    {
        await using SocketPair pair = new(closeDrainLimit: limit);
        Task close = pair.CloseAsync();
        pair.Client.Send(ClientFrame.Binary(new byte[data]), ClientFrame.Close(1000));
        if (closes)
        {
            await close.InTimeAsync();
            pair.Socket.State.ShouldBe(WebSocketState.Closed);
            return;
        }

        (await Should.ThrowAsync<WebSocketException>(close.InTimeAsync())).WebSocketErrorCode.ShouldBe(
            WebSocketError.InvalidMessageType
        );
        pair.Socket.State.ShouldBe(WebSocketState.Aborted);
    }
}
