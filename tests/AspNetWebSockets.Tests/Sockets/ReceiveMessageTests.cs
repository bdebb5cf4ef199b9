using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Whole messages in lent memory, with a limit, and a receive that can be cancelled without harm.</summary>
public sealed class ReceiveMessageTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(1_000_000)]
    public async Task A_message_comes_whole_whether_it_was_there_before_or_comes_later(int length)
    {
        byte[] payload = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
        await using SocketPair pair = new();
        foreach (bool before in new[] { true, false })
        {
            Task sent = before ? pair.Client.SendAsync(ClientFrame.Binary(payload)) : Task.CompletedTask;
            Task<WebSocketMessage?> receive = pair.Socket.ReceiveMessageAsync(default).AsTask();
            if (!before)
            {
                sent = pair.Client.SendAsync(ClientFrame.Binary(payload));
            }

            using WebSocketMessage? message = await receive.InTimeAsync();
            message.ShouldNotBeNull().MessageType.ShouldBe(WebSocketMessageType.Binary);
            message.Payload.Span.SequenceEqual(payload).ShouldBeTrue();
            await sent.InTimeAsync();
        }
    }

    [Fact]
    public async Task Fragments_are_put_together_with_control_frames_in_between()
    {
        await using SocketPair pair = new();
        pair.Client.Send(
            ClientFrame.Text("Gr", fin: false),
            ClientFrame.Ping(),
            ClientFrame.Continuation([0xC3], fin: false),
            ClientFrame.Continuation([0xBC, (byte)'n'])
        );
        using WebSocketMessage? message = await pair.Socket.ReceiveMessageAsync(default).InTimeAsync();
        message.ShouldNotBeNull().MessageType.ShouldBe(WebSocketMessageType.Text);
        message.ToString().ShouldBe("Grün");
    }

    [Fact]
    public async Task The_close_frame_is_null()
    {
        await using SocketPair pair = new();
        pair.Client.Send(ClientFrame.Text("last"), ClientFrame.Close(1001, "leaving"));
        using (WebSocketMessage? message = await pair.Socket.ReceiveMessageAsync(default).InTimeAsync())
        {
            message.ShouldNotBeNull().ToString().ShouldBe("last");
        }

        (await pair.Socket.ReceiveMessageAsync(default).InTimeAsync()).ShouldBeNull();
        pair.Socket.State.ShouldBe(WebSocketState.CloseReceived);
        pair.Socket.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        (
            await Should.ThrowAsync<WebSocketException>(pair.Socket.ReceiveMessageAsync(default).InTimeAsync())
        ).WebSocketErrorCode.ShouldBe(WebSocketError.InvalidState);
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(5000, 5000, false)]
    [InlineData(5000, 5001, true)]
    [InlineData(5000, 100_000, true)]
    public async Task A_message_over_the_limit_is_refused_with_1009(int limit, int length, bool refused)
    {
        await using SocketPair pair = new();
        Task sent = pair.Client.SendAsync(ClientFrame.Binary(new byte[length]));
        Task<WebSocketMessage?> receive = pair.Socket.ReceiveMessageAsync(limit, default).AsTask();
        if (!refused)
        {
            using WebSocketMessage? message = await receive.InTimeAsync();
            message.ShouldNotBeNull().Payload.Length.ShouldBe(length);
            return;
        }

        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync());
        exception.Message.ShouldContain(limit.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1009);
        pair.Socket.State.ShouldBe(WebSocketState.CloseSent);
        pair.Socket.SentCloseStatus.ShouldBe(WebSocketCloseStatus.MessageTooBig);
        _ = sent;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task The_limit_is_at_least_one_byte(int limit)
    {
        await using SocketPair pair = new();
        Should
            .Throw<ArgumentOutOfRangeException>(() => pair.Socket.ReceiveMessageAsync(limit, default).AsTask())
            .ParamName.ShouldBe("maxLength");
    }

    [Fact]
    public async Task Cancelling_while_nothing_has_come_leaves_the_socket_as_it_is()
    {
        await using SocketPair pair = new();
        using CancellationTokenSource cancellation = new();
        Task<WebSocketMessage?> receive = pair.Socket.ReceiveMessageAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        (await Should.ThrowAsync<OperationCanceledException>(receive.InTimeAsync())).CancellationToken.ShouldBe(
            cancellation.Token
        );
        pair.Socket.State.ShouldBe(WebSocketState.Open);
        pair.Client.Send(ClientFrame.Text("still here"));
        using WebSocketMessage? message = await pair.Socket.ReceiveMessageAsync(default).InTimeAsync();
        message.ShouldNotBeNull().ToString().ShouldBe("still here");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_within_a_message_loses_no_byte_of_it(bool messageNext)
    {
        byte[] frame = ClientFrame.Text("one message in two parts");
        await using SocketPair pair = new();
        using CancellationTokenSource cancellation = new();
        Task<WebSocketMessage?> receive = pair.Socket.ReceiveMessageAsync(cancellation.Token).AsTask();
        pair.Client.Send(frame[..10]);
        await cancellation.CancelAsync();
        _ = await Should.ThrowAsync<OperationCanceledException>(receive.InTimeAsync());
        pair.Client.Send(frame[10..]);
        if (messageNext)
        {
            using WebSocketMessage? message = await pair.Socket.ReceiveMessageAsync(default).InTimeAsync();
            message.ShouldNotBeNull().ToString().ShouldBe("one message in two parts");
            return;
        }

        byte[] buffer = new byte[64];
        int received = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await pair.Socket.ReceiveAsync(buffer.AsMemory(received), CancellationToken.None).InTimeAsync();
            received += result.Count;
        } while (!result.EndOfMessage);

        Encoding.UTF8.GetString(buffer, 0, received).ShouldBe("one message in two parts");
    }

    [Fact]
    public async Task A_cancelled_token_receives_nothing()
    {
        await using SocketPair pair = new();
        pair.Client.Send(ClientFrame.Text("kept"));
        using CancellationTokenSource cancellation = new();
        await cancellation.CancelAsync();
        _ = await Should.ThrowAsync<OperationCanceledException>(
            pair.Socket.ReceiveMessageAsync(cancellation.Token).InTimeAsync()
        );
        using WebSocketMessage? message = await pair.Socket.ReceiveMessageAsync(default).InTimeAsync();
        message.ShouldNotBeNull().ToString().ShouldBe("kept");
    }

    [Fact]
    public async Task Cancelling_one_that_waits_in_line_leaves_the_others_alone()
    {
        await using SocketPair pair = new();
        using CancellationTokenSource cancellation = new();
        Task<WebSocketMessage?> first = pair.Socket.ReceiveMessageAsync(default).AsTask();
        Task<WebSocketMessage?> second = pair.Socket.ReceiveMessageAsync(cancellation.Token).AsTask();
        Task<WebSocketMessage?> third = pair.Socket.ReceiveMessageAsync(default).AsTask();
        await cancellation.CancelAsync();
        _ = await Should.ThrowAsync<OperationCanceledException>(second.InTimeAsync());
        pair.Client.Send(ClientFrame.Text("1"), ClientFrame.Text("2"));
        (await first.InTimeAsync()).ShouldNotBeNull().ToString().ShouldBe("1");
        (await third.InTimeAsync()).ShouldNotBeNull().ToString().ShouldBe("2");
    }

    [Fact]
    public async Task A_message_that_was_disposed_of_shows_nothing()
    {
        await using SocketPair pair = new();
        pair.Client.Send(ClientFrame.Text("text"));
        WebSocketMessage message = (await pair.Socket.ReceiveMessageAsync(default).InTimeAsync())!;
        message.Dispose();
        message.Dispose();
        _ = Should.Throw<ObjectDisposedException>(() => message.Payload);
    }

    [Fact]
    public async Task A_vanished_client_fails_it()
    {
        await using SocketPair pair = new();
        Task<WebSocketMessage?> receive = pair.Socket.ReceiveMessageAsync(default).AsTask();
        pair.Client.Send(ClientFrame.Text("hal", fin: false));
        pair.Client.Reset();
        (await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync())).WebSocketErrorCode.ShouldBe(
            WebSocketError.ConnectionClosedPrematurely
        );
    }
}
