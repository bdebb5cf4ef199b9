using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>The end without a close frame that is in order all the same: what was sent arrives, then TCP ends.</summary>
public sealed class LeavingTests
{
    private static readonly TimeSpan LingerTimeout = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(TransportEnding.HalfClose)]
    [InlineData(TransportEnding.Close)]
    [InlineData(TransportEnding.None)]
    public async Task What_was_sent_arrives_before_the_end_of_TCP(TransportEnding ending)
    {
        await using ConnectionPair pair = new(completion: (OutputCompletion)ending);
        await pair.SendTextAsync("last");
        pair.Server.Leave();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        if (ending == TransportEnding.HalfClose)
        {
            disposed.IsCompleted.ShouldBeFalse("the client's FIN is due");
            pair.Client.Shutdown();
        }

        await disposed.InTimeAsync();
        pair.Transport.EndOfRequest();
        (await pair.Client.ReadToEndAsync()).ShouldHaveSingleItem().Text.ShouldBe("last");
        pair.Transport.Aborts.ShouldBe(0);
        pair.Server.IsAborted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_pong_that_is_held_back_goes_out_first()
    {
        await using ConnectionPair pair = new();
        pair.StallWithPongs();
        pair.Client.Send(ClientFrame.Ping("newest"u8));
        pair.Server.Leave();
        (await pair.Client.ReadToEndAsync())[^1].Text.ShouldBe("newest");
    }

    [Fact]
    public async Task The_pending_receive_fails_at_once_and_so_does_every_later_call()
    {
        await using ConnectionPair pair = new();
        Task receive = pair.ReceiveAsync();
        pair.Server.Leave();
        await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync());
        await Should.ThrowAsync<WebSocketException>(() => pair.ReceiveAsync());
        await Should.ThrowAsync<WebSocketException>(() => pair.SendTextAsync("late"));
    }

    [Fact]
    public async Task A_client_that_does_not_end_TCP_is_cut_after_LingerTimeout()
    {
        await using ConnectionPair pair = new();
        pair.Server.Leave();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        pair.Time.Advance(LingerTimeout - TimeSpan.FromMilliseconds(1));
        disposed.IsCompleted.ShouldBeFalse();
        pair.Time.Advance(TimeSpan.FromMilliseconds(1));
        await disposed.InTimeAsync();
        pair.Transport.Aborts.ShouldBe(1);
    }

    [Fact]
    public async Task What_nobody_has_received_is_thrown_away_so_that_the_clients_FIN_is_seen()
    {
        await using ConnectionPair pair = new(options => options.ReceiveBufferLimit = 1024);
        pair.Client.Send(ClientFrame.Binary(new byte[50_000]));
        pair.Server.Leave();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        pair.Client.Shutdown();
        await disposed.InTimeAsync();
        pair.Transport.Aborts.ShouldBe(0);
    }

    [Fact]
    public async Task A_client_that_broke_a_rule_is_told_so_all_the_same()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Build(3, []));
        pair.Server.Leave();
        pair.Server.Abort();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        (await pair.Client.ReadToEndAsync()).ShouldHaveSingleItem().CloseCode.ShouldBe(1002);
        pair.Time.Advance(LingerTimeout);
        await disposed.InTimeAsync();
    }

    [Fact]
    public async Task A_receive_left_pending_does_not_cost_the_client_our_close_frame()
    {
        await using ConnectionPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        await pair.SendCloseAsync();
        pair.Server.Leave();
        pair.Server.Abort();
        await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync());
        (await pair.Client.ReadToEndAsync()).ShouldHaveSingleItem().Opcode.ShouldBe(FrameOpcodes.Close);
    }

    [Fact]
    public async Task With_a_send_pending_it_does_nothing()
    {
        await using ConnectionPair pair = new();
        Task send = pair.SendBinaryAsync(new byte[100_000]);
        pair.Server.Leave();
        pair.Server.IsAborted.ShouldBeFalse();
        (await pair.Client.ReadFrameAsync())!.Payload.Length.ShouldBe(100_000);
        await send.InTimeAsync();
    }

    [Fact]
    public async Task After_the_close_frame_it_does_nothing()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync();
        pair.Server.Leave();
        pair.Server.IsAborted.ShouldBeFalse();
        pair.Client.Send(ClientFrame.Close(1000));
        (await pair.ReceiveAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
    }

    [Fact]
    public async Task What_was_sent_to_a_client_that_half_closed_arrives_although_the_connection_is_aborted()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Text("question"));
        pair.Client.Shutdown();
        _ = await pair.ReceiveTextAsync();
        await pair.SendTextAsync("answer");
        await Should.ThrowAsync<WebSocketException>(() => pair.ReceiveAsync());
        pair.Server.Abort();
        await pair.Server.DisposeAsync().AsTask().InTimeAsync();
        (await pair.Client.ReadToEndAsync()).ShouldHaveSingleItem().Text.ShouldBe("answer");
        pair.Transport.Aborts.ShouldBe(0, "a reset takes along what the client has not read");
    }

    [Fact]
    public async Task A_close_frame_that_is_answered_by_FIN_arrives_although_the_connection_is_aborted()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync();
        pair.Client.Shutdown();
        await Should.ThrowAsync<WebSocketException>(() => pair.ReceiveAsync());
        pair.Server.Abort();
        await pair.Server.DisposeAsync().AsTask().InTimeAsync();
        (await pair.Client.ReadToEndAsync()).ShouldHaveSingleItem().CloseCode.ShouldBe(1000);
        pair.Transport.Aborts.ShouldBe(0);
    }

    [Fact]
    public async Task A_send_that_is_stuck_on_a_client_that_half_closed_is_cut_by_Abort()
    {
        await using ConnectionPair pair = new();
        Task send = pair.SendBinaryAsync(new byte[1_000_000]);
        pair.Client.Shutdown();
        pair.Server.Abort();
        await Should.ThrowAsync<WebSocketException>(send.InTimeAsync());
        pair.Transport.Aborts.ShouldBe(1);
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Kestrel_a_handler_that_leaves_at_once_is_seen_as_101_its_message_and_FIN(Wire wire)
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            async connection =>
            {
                await connection.SendAsync(new byte[100_000], WebSocketMessageType.Binary, true, default);
                connection.Leave();
            },
            wire
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        CancellationToken token = TestContext.Current.CancellationToken;
        (await client.ReadFrameAsync(token))!.Payload.Length.ShouldBe(100_000);
        (await client.ReadFrameAsync(token)).ShouldBeNull();
    }
}
