using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Calls while another one is pending, as .NET 10 has them: receives queue, and a close shares the receive that is pending.</summary>
public sealed class OverlapTests
{
    [Fact]
    public async Task Receives_queue_in_the_order_of_the_calls()
    {
        await using SocketPair pair = new();
        byte[][] buffers = [new byte[8], new byte[8], new byte[8]];
        Task<ValueWebSocketReceiveResult>[] receives =
        [
            .. buffers.Select(buffer => pair.Socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).AsTask()),
        ];
        for (int i = 0; i < 3; i++)
        {
            pair.Client.Send(ClientFrame.Text($"text {i}"));
            ValueWebSocketReceiveResult result = await receives[i].InTimeAsync();
            Encoding.UTF8.GetString(buffers[i], 0, result.Count).ShouldBe($"text {i}");
        }
    }

    [Fact]
    public async Task A_receive_that_waits_behind_the_one_that_gets_the_close_frame_fails()
    {
        await using SocketPair pair = new();
        Task<ValueWebSocketReceiveResult> first = pair.ReceiveAsync();
        Task<ValueWebSocketReceiveResult> second = pair.ReceiveAsync();
        pair.Client.Send(ClientFrame.Close(1000));
        (await first.InTimeAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
        (await Should.ThrowAsync<WebSocketException>(second.InTimeAsync())).WebSocketErrorCode.ShouldBe(
            WebSocketError.InvalidState
        );
        pair.Socket.State.ShouldBe(WebSocketState.CloseReceived);
    }

    [Fact]
    public async Task Cancelling_a_receive_that_waits_aborts_the_socket_and_the_pending_one_is_cancelled()
    {
        await using SocketPair pair = new();
        using CancellationTokenSource cancellation = new();
        Task<ValueWebSocketReceiveResult> first = pair.ReceiveAsync();
        Task<ValueWebSocketReceiveResult> second = pair
            .Socket.ReceiveAsync(new byte[1].AsMemory(), cancellation.Token)
            .AsTask();
        await cancellation.CancelAsync();
        (await Should.ThrowAsync<OperationCanceledException>(second.InTimeAsync())).CancellationToken.ShouldBe(
            cancellation.Token
        );
        _ = await Should.ThrowAsync<OperationCanceledException>(first.InTimeAsync());
        pair.Socket.State.ShouldBe(WebSocketState.Aborted);
    }

    [Fact]
    public async Task A_close_shares_the_receive_that_is_pending()
    {
        await using SocketPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        Task close = pair.CloseAsync();
        pair.Socket.State.ShouldBe(WebSocketState.CloseSent);
        pair.Client.Send(ClientFrame.Close(1000, "bye"));
        (await receive.InTimeAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
        await close.InTimeAsync();
        pair.Socket.State.ShouldBe(WebSocketState.Closed);
        pair.Socket.CloseStatusDescription.ShouldBe("bye");
    }

    [Fact]
    public async Task A_close_takes_over_when_the_pending_receive_ends_with_data()
    {
        await using SocketPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        Task close = pair.CloseAsync();
        pair.Client.Send(ClientFrame.Text("data"));
        (await receive.InTimeAsync()).Count.ShouldBe(4);
        pair.Client.Send(ClientFrame.Text("more"), ClientFrame.Close(1000));
        await close.InTimeAsync();
        pair.Socket.State.ShouldBe(WebSocketState.Closed);
    }

    [Fact]
    public async Task A_cancelled_close_aborts_the_socket()
    {
        await using SocketPair pair = new();
        using CancellationTokenSource cancellation = new();
        Task close = pair.CloseAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        _ = await Should.ThrowAsync<OperationCanceledException>(close.InTimeAsync());
        pair.Socket.State.ShouldBe(WebSocketState.Aborted);
    }

    [Fact]
    public async Task A_close_that_waits_behind_a_receive_is_cancelled_and_aborts_the_socket()
    {
        await using SocketPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        using CancellationTokenSource cancellation = new();
        Task close = pair.CloseAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        _ = await Should.ThrowAsync<OperationCanceledException>(close.InTimeAsync());
        _ = await Should.ThrowAsync<OperationCanceledException>(receive.InTimeAsync());
        pair.Socket.State.ShouldBe(WebSocketState.Aborted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Abort_and_Dispose_cancel_a_pending_receive(bool dispose)
    {
        await using SocketPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        if (dispose)
        {
            pair.Socket.Dispose();
        }
        else
        {
            pair.Socket.Abort();
        }

        _ = await Should.ThrowAsync<OperationCanceledException>(receive.InTimeAsync());
        pair.Socket.State.ShouldBe(dispose ? WebSocketState.Closed : WebSocketState.Aborted);
    }

    [Fact]
    public async Task Dispose_while_a_send_is_held_back_cuts_the_connection()
    {
        await using SocketPair pair = new();
        Task send = pair.FillWindow();
        pair.Socket.Dispose();
        _ = await Should.ThrowAsync<OperationCanceledException>(send.InTimeAsync());
        pair.Socket.State.ShouldBe(WebSocketState.Closed);
        pair.Connection.Server.IsAborted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_receive_with_an_empty_buffer_waits_for_data_and_takes_none()
    {
        await using SocketPair pair = new();
        Task<ValueWebSocketReceiveResult> waiting = pair.ReceiveAsync(0);
        waiting.IsCompleted.ShouldBeFalse();
        pair.Client.Send(ClientFrame.Text("data"));
        ValueWebSocketReceiveResult none = await waiting.InTimeAsync();
        none.Count.ShouldBe(0);
        none.EndOfMessage.ShouldBeFalse();
        ValueWebSocketReceiveResult data = await pair.ReceiveAsync().InTimeAsync();
        data.Count.ShouldBe(4);
        data.EndOfMessage.ShouldBeTrue();
    }

    [Fact]
    public async Task A_client_that_vanishes_fails_the_receive_and_the_values_stay_readable()
    {
        await using SocketPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        pair.Client.Shutdown();
        (await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync())).WebSocketErrorCode.ShouldBe(
            WebSocketError.ConnectionClosedPrematurely
        );
        pair.Socket.State.ShouldBe(WebSocketState.Aborted);
        pair.Socket.CloseStatus.ShouldBeNull();
        pair.Socket.CloseStatusDescription.ShouldBeNull();
        pair.Socket.SubProtocol.ShouldBeNull();
        pair.Socket.CloseInitiator.ShouldBe(WebSocketCloseInitiator.None);
    }
}
