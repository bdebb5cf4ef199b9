using System.Net.WebSockets;
using System.Web.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Table 2.2: state x operation, nothing pending.</summary>
public sealed class Section_2_2_StateTimesOperationTests(SocketHost host)
{
    [Theory]
    [InlineData(Situation.CloseSent, Call.SendAsync, Outcome.CloseAlreadySent)]
    [InlineData(Situation.CloseSent, Call.SendMemoryAsync, Outcome.CloseAlreadySent)]
    [InlineData(Situation.CloseSent, Call.SendFlagsAsync, Outcome.CloseAlreadySent)]
    [InlineData(Situation.CloseReceived, Call.ReceiveAsync, Outcome.CloseAlreadyReceived)]
    [InlineData(Situation.CloseReceived, Call.ReceiveMemoryAsync, Outcome.CloseAlreadyReceived)]
    [InlineData(Situation.Closed, Call.ReceiveAsync, Outcome.CloseAlreadyReceived)]
    [InlineData(Situation.Closed, Call.ReceiveMemoryAsync, Outcome.CloseAlreadyReceived)]
    [InlineData(Situation.Closed, Call.SendAsync, Outcome.CloseAlreadySent)]
    [InlineData(Situation.Closed, Call.SendMemoryAsync, Outcome.CloseAlreadySent)]
    [InlineData(Situation.Closed, Call.SendFlagsAsync, Outcome.CloseAlreadySent)]
    [InlineData(Situation.Aborted, Call.ReceiveAsync, Outcome.InvalidState)]
    [InlineData(Situation.Aborted, Call.ReceiveMemoryAsync, Outcome.InvalidState)]
    [InlineData(Situation.Aborted, Call.SendAsync, Outcome.InvalidState)]
    [InlineData(Situation.Aborted, Call.SendMemoryAsync, Outcome.InvalidState)]
    [InlineData(Situation.Aborted, Call.SendFlagsAsync, Outcome.InvalidState)]
    [InlineData(Situation.Aborted, Call.CloseOutputAsync, Outcome.InvalidState)]
    [InlineData(Situation.Aborted, Call.CloseAsync, Outcome.InvalidState)]
    [InlineData(Situation.Disposed, Call.ReceiveAsync, Outcome.Disposed)]
    [InlineData(Situation.Disposed, Call.ReceiveMemoryAsync, Outcome.Disposed)]
    [InlineData(Situation.Disposed, Call.SendAsync, Outcome.Disposed)]
    [InlineData(Situation.Disposed, Call.SendMemoryAsync, Outcome.Disposed)]
    [InlineData(Situation.Disposed, Call.SendFlagsAsync, Outcome.Disposed)]
    [InlineData(Situation.Disposed, Call.CloseOutputAsync, Outcome.Disposed)]
    [InlineData(Situation.Disposed, Call.CloseAsync, Outcome.Disposed)]
    public async Task A_call_at_the_wrong_time_throws_and_changes_nothing(
        Situation situation,
        Call call,
        Outcome expected
    )
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        pair.Refused(call).ShouldBe(expected);

        if (situation != Situation.Disposed)
        {
            pair.Server.State.ShouldBe(Enum.Parse<WebSocketState>(situation.ToString()));
            pair.Connection.IsAborted.ShouldBe(situation == Situation.Aborted);
        }
    }

    [Theory]
    [InlineData(Situation.CloseSent, Call.CloseOutputAsync)]
    [InlineData(Situation.Closed, Call.CloseOutputAsync)]
    [InlineData(Situation.Closed, Call.CloseAsync)]
    public async Task A_call_with_nothing_to_do_is_completed_and_sends_nothing(Situation situation, Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        pair.Start(call).ShouldBeSameAs(Task.CompletedTask);

        if (situation == Situation.CloseSent)
        {
            pair.Server.State.ShouldBe(WebSocketState.CloseSent);
            await pair.ClientClosesAsync();
            await pair.ReceiveAsync();
        }

        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.NothingMoreIsSentAsync();
    }

    [Fact]
    public async Task Open_ReceiveAsync_data_stays_Open()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.ClientSendsAsync("data");

        WebSocketReceiveResult result = await pair.ReceiveAsync();

        (result.Count, result.MessageType, result.EndOfMessage).ShouldBe((4, WebSocketMessageType.Text, true));
        pair.Server.State.ShouldBe(WebSocketState.Open);
    }

    [Fact]
    public async Task Open_ReceiveAsync_close_frame_gives_CloseReceived()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.ClientClosesAsync();

        (await pair.ReceiveAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);

        pair.Server.State.ShouldBe(WebSocketState.CloseReceived);
    }

    [Theory]
    [InlineData(Situation.Open, Call.SendAsync)]
    [InlineData(Situation.Open, Call.SendMemoryAsync)]
    [InlineData(Situation.Open, Call.SendFlagsAsync)]
    [InlineData(Situation.CloseReceived, Call.SendAsync)]
    [InlineData(Situation.CloseReceived, Call.SendMemoryAsync)]
    [InlineData(Situation.CloseReceived, Call.SendFlagsAsync)]
    public async Task SendAsync_keeps_the_state(Situation situation, Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        await pair.Start(call).InTime();

        ServerFrame frame = await pair.ReadFrameAsync();
        (frame.Fin, frame.Opcode, frame.Text).ShouldBe((true, FrameOpcodes.Text, "data"));
        pair.Server.State.ShouldBe(Enum.Parse<WebSocketState>(situation.ToString()));
    }

    [Theory]
    [InlineData(Situation.Open, Call.CloseOutputAsync, WebSocketState.CloseSent)]
    [InlineData(Situation.CloseReceived, Call.CloseOutputAsync, WebSocketState.Closed)]
    [InlineData(Situation.CloseReceived, Call.CloseAsync, WebSocketState.Closed)]
    public async Task A_close_that_need_not_wait_only_sends(Situation situation, Call call, WebSocketState expected)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        await pair.Start(call).InTime();

        pair.Server.State.ShouldBe(expected);
        await pair.ReadServerCloseAsync();
    }

    [Fact]
    public async Task Open_CloseAsync_sends_and_waits()
    {
        await using SocketPair pair = await host.OpenAsync();

        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();

        close.IsCompleted.ShouldBeFalse();
        pair.Server.State.ShouldBe(WebSocketState.CloseSent);
        await pair.ClientClosesAsync();
        await close.InTime();
        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.NothingMoreIsSentAsync();
    }

    [Fact]
    public async Task CloseSent_ReceiveAsync_data_stays_CloseSent_and_close_frame_gives_Closed()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.CloseSent);
        await pair.ClientSendsAsync("late");

        (await pair.ReceiveAsync()).Count.ShouldBe(4);
        pair.Server.State.ShouldBe(WebSocketState.CloseSent);
        await pair.ClientClosesAsync();
        (await pair.ReceiveAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);

        pair.Server.State.ShouldBe(WebSocketState.Closed);
    }

    [Fact]
    public async Task CloseSent_CloseAsync_only_waits()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.CloseSent);

        Task close = pair.Server.CloseAsync(WebSocketCloseStatus.ProtocolError, "ignored", CancellationToken.None);
        close.IsCompleted.ShouldBeFalse();
        await pair.ClientClosesAsync();
        await close.InTime();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.NothingMoreIsSentAsync();
    }

    [Theory]
    [InlineData(Situation.Open)]
    [InlineData(Situation.CloseSent)]
    [InlineData(Situation.CloseReceived)]
    public async Task Abort_cuts_the_connection(Situation situation)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        pair.Server.Abort();

        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        await pair.ConnectionIsCutAsync();
    }

    [Theory]
    [InlineData(Situation.Closed, WebSocketState.Closed)]
    [InlineData(Situation.Aborted, WebSocketState.Aborted)]
    public async Task Abort_after_the_end_does_nothing(Situation situation, WebSocketState expected)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        pair.Server.Abort();

        pair.Server.State.ShouldBe(expected);
    }

    [Fact]
    public async Task Abort_after_the_handler_has_ended_throws()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.Disposed);

        OutcomeReader.Of(Should.Throw<ObjectDisposedException>(pair.Server.Abort)).ShouldBe(Outcome.Disposed);
    }

    [Theory]
    [InlineData(Situation.Open)]
    [InlineData(Situation.CloseSent)]
    [InlineData(Situation.CloseReceived)]
    [InlineData(Situation.Closed)]
    [InlineData(Situation.Aborted)]
    [InlineData(Situation.Disposed)]
    public async Task Dispose_is_not_supported_and_changes_nothing(Situation situation)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        OutcomeReader.Of(Should.Throw<NotSupportedException>(pair.Server.Dispose)).ShouldBe(Outcome.NotSupported);

        if (situation != Situation.Disposed)
        {
            pair.Server.State.ShouldBe(Enum.Parse<WebSocketState>(situation.ToString()));
        }
    }

    [Theory]
    [InlineData(Situation.Open)]
    [InlineData(Situation.CloseSent)]
    [InlineData(Situation.CloseReceived)]
    [InlineData(Situation.Closed)]
    [InlineData(Situation.Aborted)]
    public async Task Getters_answer_while_the_handler_runs(Situation situation)
    {
        await using SocketPair pair = await host.OpenAsync(subProtocol: "chat.v2");
        await pair.BringToAsync(situation);

        pair.Server.State.ShouldBe(Enum.Parse<WebSocketState>(situation.ToString()));
        pair.Server.SubProtocol.ShouldBe("chat.v2");
        bool closeReceived = situation is Situation.CloseReceived or Situation.Closed;
        pair.Server.CloseStatus.ShouldBe(closeReceived ? SocketPair.ClientCode : null);
        pair.Server.CloseStatusDescription.ShouldBe(closeReceived ? SocketPair.ClientReason : null);
    }

    [Fact]
    public async Task Getters_throw_after_the_handler_has_ended()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.Disposed);

        Func<object?>[] getters =
        [
            () => pair.Server.State,
            () => pair.Server.CloseStatus,
            () => pair.Server.CloseStatusDescription,
            () => pair.Server.SubProtocol,
        ];
        foreach (Func<object?> getter in getters)
        {
            OutcomeReader.Of(Should.Throw<ObjectDisposedException>(() => getter())).ShouldBe(Outcome.Disposed);
        }
    }

    [Fact]
    public async Task A_connection_that_was_given_up_with_no_call_pending_shows_in_the_state()
    {
        await using SocketPair pair = await host.OpenAsync();

        pair.Connection.Abort();

        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        pair.Refused(Call.ReceiveAsync).ShouldBe(Outcome.InvalidState);
    }

    [Fact]
    public async Task A_socket_whose_client_is_gone_at_birth_is_aborted_and_the_handler_runs()
    {
        (string path, SocketPlan plan) = host.Expect(acceptWhenClientIsGone: true);
        await using RawWebSocketClient client = await RawWebSocketClient.ConnectTcpAsync("127.0.0.1", host.Port);
        await client.SendBytesAsync(UpgradeRequest.For(path));
        await plan.Reached.InTime();

        client.Reset();

        (AspNetWebSocket socket, _) = await plan.Opened.InTime();
        Should
            .Throw<WebSocketException>(() =>
            {
                _ = socket.ReceiveAsync(new ArraySegment<byte>(new byte[1]), CancellationToken.None);
            })
            .WebSocketErrorCode.ShouldBe(WebSocketError.InvalidState);
        socket.State.ShouldBe(WebSocketState.Aborted);
        plan.End();
    }

    [Theory]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.CloseOutputAsync)]
    [InlineData(Call.CloseAsync)]
    public async Task Arguments_are_checked_before_the_state(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.Disposed);

        Should.Throw<ArgumentException>(() =>
        {
            _ = call switch
            {
                Call.SendAsync => pair.Server.SendAsync(
                    new ArraySegment<byte>([1]),
                    WebSocketMessageType.Close,
                    true,
                    CancellationToken.None
                ),
                Call.ReceiveAsync => pair.Server.ReceiveAsync(default(ArraySegment<byte>), CancellationToken.None),
                Call.CloseOutputAsync => pair.Server.CloseOutputAsync(
                    (WebSocketCloseStatus)999,
                    "",
                    CancellationToken.None
                ),
                _ => pair.Server.CloseAsync((WebSocketCloseStatus)999, "", CancellationToken.None),
            };
        });
    }
}
