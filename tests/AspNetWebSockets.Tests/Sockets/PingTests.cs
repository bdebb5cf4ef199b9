using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>The application's own ping, and the time until its pong: RFC 6455 sections 5.5.2 and 5.5.3.</summary>
public sealed class PingTests
{
    [Fact]
    public async Task The_time_from_the_ping_to_its_pong_is_measured()
    {
        await using SocketPair pair = new();
        Task<TimeSpan> ping = pair.Socket.PingAsync();
        ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
        frame.Opcode.ShouldBe(FrameOpcodes.Ping);
        pair.Time.Advance(TimeSpan.FromMilliseconds(42));
        ping.IsCompleted.ShouldBeFalse();
        pair.Client.Send(ClientFrame.Pong(frame.Payload));
        (await ping.InTimeAsync()).ShouldBe(TimeSpan.FromMilliseconds(42));
    }

    [Fact]
    public async Task A_pong_answers_the_pings_before_it_as_well()
    {
        await using SocketPair pair = new();
        Task<TimeSpan> first = pair.Socket.PingAsync();
        _ = await pair.Client.ReadFrameAsync();
        pair.Time.Advance(TimeSpan.FromMilliseconds(10));
        Task<TimeSpan> second = pair.Socket.PingAsync();
        ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
        pair.Time.Advance(TimeSpan.FromMilliseconds(5));
        pair.Client.Send(ClientFrame.Pong(frame.Payload));
        (await first.InTimeAsync()).ShouldBe(TimeSpan.FromMilliseconds(15));
        (await second.InTimeAsync()).ShouldBe(TimeSpan.FromMilliseconds(5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000001")]
    [InlineData("FFFFFFFFFFFFFFFF00000000000000")]
    [InlineData("FFFFFFFFFFFFFFFF0000000000000000")]
    [InlineData("FFFFFFFFFFFFFFFF0000000000000002")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("00000000000000000000000000000001")]
    public async Task A_pong_that_answers_nothing_is_ignored(string payload)
    {
        await using SocketPair pair = new();
        Task<TimeSpan> ping = pair.Socket.PingAsync();
        ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
        pair.Client.Send(ClientFrame.Pong(Convert.FromHexString(payload)));
        ping.IsCompleted.ShouldBeFalse();
        pair.Client.Send(ClientFrame.Pong(frame.Payload));
        _ = await ping.InTimeAsync();
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_and_leaves_the_socket_as_it_is()
    {
        await using SocketPair pair = new();
        using CancellationTokenSource cancellation = new();
        Task<TimeSpan> ping = pair.Socket.PingAsync(cancellation.Token);
        ServerFrame late = (await pair.Client.ReadFrameAsync())!;
        await cancellation.CancelAsync();
        _ = await Should.ThrowAsync<OperationCanceledException>(ping.InTimeAsync());
        pair.Socket.State.ShouldBe(WebSocketState.Open);
        pair.Client.Send(ClientFrame.Pong(late.Payload));
        Task<TimeSpan> next = pair.Socket.PingAsync();
        pair.Client.Send(ClientFrame.Pong((await pair.Client.ReadFrameAsync())!.Payload));
        _ = await next.InTimeAsync();
    }

    [Theory]
    [InlineData("abort", WebSocketError.InvalidState)]
    [InlineData("vanish", WebSocketError.ConnectionClosedPrematurely)]
    public async Task The_end_of_the_connection_fails_it(string end, WebSocketError error)
    {
        await using SocketPair pair = new();
        Task<TimeSpan> ping = pair.Socket.PingAsync();
        if (end is "abort")
        {
            pair.Socket.Abort();
        }
        else
        {
            pair.Client.Reset();
        }

        (await Should.ThrowAsync<WebSocketException>(ping.InTimeAsync())).WebSocketErrorCode.ShouldBe(error);
    }

    [Fact]
    public async Task A_closed_socket_pings_nobody()
    {
        await using SocketPair pair = new();
        pair.Client.Send(ClientFrame.Close(1000));
        _ = await pair.ReceiveAsync().InTimeAsync();
        (
            await Should.ThrowAsync<WebSocketException>(pair.Socket.PingAsync().InTimeAsync())
        ).WebSocketErrorCode.ShouldBe(WebSocketError.InvalidState);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_has_closed_answers_no_ping_whether_or_not_that_was_received(bool before)
    {
        await using SocketPair pair = new();
        Task<TimeSpan> ping;
        if (before)
        {
            pair.Client.Send(ClientFrame.Close(1000));
            ping = pair.Socket.PingAsync();
        }
        else
        {
            ping = pair.Socket.PingAsync();
            pair.Client.Send(ClientFrame.Close(1000));
            pair.Client.Shutdown();
        }

        (await Should.ThrowAsync<WebSocketException>(ping.InTimeAsync())).WebSocketErrorCode.ShouldBe(
            WebSocketError.InvalidState
        );
    }

    [Fact]
    public async Task A_disposed_socket_pings_nobody()
    {
        await using SocketPair pair = new();
        pair.Socket.Dispose();
        (
            await Should.ThrowAsync<WebSocketException>(pair.Connection.Server.PingAsync(default).InTimeAsync())
        ).WebSocketErrorCode.ShouldBe(WebSocketError.InvalidState);
    }
}
