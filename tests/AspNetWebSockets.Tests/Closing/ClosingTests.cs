using System.IO.Pipelines;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>
/// The closing handshake has a bound in time, and the server ends TCP first and in order: RFC 6455 sections 5.5.1 and
/// 7.1, decisions 004 and 006.
/// </summary>
public sealed class ClosingTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LingerTimeout = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(WebSocketCloseStatus.NormalClosure, "")]
    [InlineData(WebSocketCloseStatus.NormalClosure, "bye, Grüße")]
    [InlineData((WebSocketCloseStatus)4999, "own")]
    [InlineData(WebSocketCloseStatus.Empty, null)]
    public async Task Code_and_reason_pass_in_both_directions(WebSocketCloseStatus status, string? reason)
    {
        await using ConnectionPair pair = new();
        bool empty = status == WebSocketCloseStatus.Empty;
        pair.Client.Send(empty ? ClientFrame.Close() : ClientFrame.Close((int)status, reason!));
        pair.Server.CloseStatus.ShouldBeNull("no receive has returned it");
        (await pair.ReceiveAsync()).ShouldBe(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true));
        pair.Server.CloseStatus.ShouldBe(status);
        pair.Server.CloseStatusDescription.ShouldBe(reason);
        await pair.SendCloseAsync(status, reason);
        ServerFrame close = (await pair.Client.ReadFrameAsync())!;
        close.CloseCode.ShouldBe(empty ? null : (int)status);
        close.CloseReason.ShouldBe(reason);
        close.Payload.Length.ShouldBe(empty ? 0 : 2 + System.Text.Encoding.UTF8.GetByteCount(reason!));
    }

    [Fact]
    public async Task A_close_frame_completes_the_pending_receive_and_a_further_receive_is_refused()
    {
        await using ConnectionPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        pair.Client.Send(ClientFrame.Close(1001, "gone"));
        (await receive.InTimeAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
        pair.Server.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        Should.Throw<InvalidOperationException>(() => pair.ReceiveAsync()).Message.ShouldContain("close frame");
        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_servers_FIN_follows_at_once_when_both_close_frames_have_passed(
        bool serverFirst,
        bool halfClose
    )
    {
        await using ConnectionPair pair = new(
            completion: halfClose ? OutputCompletion.HalfClose : OutputCompletion.Close
        );
        if (serverFirst)
        {
            await pair.SendCloseAsync();
            pair.Client.Send(ClientFrame.Close(1000));
        }
        else
        {
            pair.Client.Send(ClientFrame.Close(1000));
            await pair.SendCloseAsync();
        }

        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1000);
        (await pair.Client.ReadFrameAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("before the close frame")]
    [InlineData("after the close frame")]
    public async Task An_unanswered_close_frame_is_bounded_by_CloseTimeout(string started)
    {
        await using ConnectionPair pair = new();
        if (started.StartsWith("before", StringComparison.Ordinal))
        {
            pair.Server.StartCloseTimeout();
            await pair.SendCloseAsync();
        }
        else
        {
            await pair.SendCloseAsync();
            pair.Server.StartCloseTimeout();
        }

        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        pair.Time.Advance(CloseTimeout - Moment);
        receive.IsCompleted.ShouldBeFalse();
        pair.Time.Advance(Moment);
        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync());
        exception.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
        exception.Message.ShouldContain("CloseTimeout");
        pair.Server.IsAborted.ShouldBeTrue();
        pair.Log.Entries.ShouldHaveSingleItem().Message.ShouldContain("did not answer the close frame within 30 s");
    }

    [Fact]
    public async Task The_bound_holds_when_the_close_frame_itself_is_held_back()
    {
        await using ConnectionPair pair = new();
        pair.StallWithPongs();
        pair.Server.StartCloseTimeout();
        Task close = pair.SendCloseAsync();
        close.IsCompleted.ShouldBeFalse();
        pair.Time.Advance(CloseTimeout);
        await Should.ThrowAsync<WebSocketException>(close.InTimeAsync());
    }

    [Fact]
    public async Task Without_a_bound_the_answer_is_awaited_for_ever()
    {
        await using ConnectionPair pair = new(options =>
        {
            options.CloseTimeout = Timeout.InfiniteTimeSpan;
            options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        });
        await pair.SendCloseAsync();
        pair.Server.StartCloseTimeout();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        pair.Time.Advance(TimeSpan.FromDays(30));
        receive.IsCompleted.ShouldBeFalse();
        pair.Client.Send(ClientFrame.Close(1000));
        (await receive.InTimeAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
    }

    [Fact]
    public async Task Data_may_come_between_our_close_frame_and_the_answer()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync();
        pair.Client.Send(ClientFrame.Text("more"), ClientFrame.Ping("?"u8), ClientFrame.Close(1000));
        (await pair.ReceiveTextAsync()).ShouldBe("more");
        (await pair.ReceiveAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
        (await pair.Client.ReadToEndAsync())
            .Select(frame => frame.Opcode)
            .ShouldBe(
                [FrameOpcodes.Close, FrameOpcodes.Pong],
                "a ping is answered until a close frame has come (RFC 6455 section 5.5.2)"
            );
    }

    [Fact]
    public async Task The_answer_is_not_lost_when_the_client_keeps_TCP_open_until_the_connection_is_cut()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync();
        pair.Client.Send(ClientFrame.Text("more"), ClientFrame.Close(3001, "unread"));
        pair.Time.Advance(new AspNetWebSocketsOptions().LingerTimeout);
        pair.Log.Entries.ShouldHaveSingleItem().Message.ShouldContain("LingerTimeout");
        (await pair.ReceiveTextAsync()).ShouldBe("more");
        (await pair.ReceiveAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
        pair.Server.CloseStatus.ShouldBe((WebSocketCloseStatus)3001);
    }

    [Fact]
    public async Task A_pong_that_is_due_goes_before_the_close_frame()
    {
        await using ConnectionPair pair = new();
        Task held = pair.FillWindow();
        pair.Client.Send(ClientFrame.Ping("due"u8));
        Task<IReadOnlyList<ServerFrame>> reading = pair.Client.ReadToEndAsync();
        await held.InTimeAsync();
        await pair.SendCloseAsync().InTimeAsync();
        pair.Client.Send(ClientFrame.Close(1000));
        (await reading.InTimeAsync())
            .Select(frame => frame.Opcode)
            .Where(opcode => opcode != FrameOpcodes.Binary)
            .ShouldBe([FrameOpcodes.Pong, FrameOpcodes.Close]);
    }

    [Fact]
    public async Task A_pong_that_is_due_goes_before_the_close_frame_even_in_the_middle_of_a_read()
    {
        ConnectionPair? connection = null;
        Task? close = null;
        await using ConnectionPair pair = new(onCall: call =>
        {
            if (call is nameof(PipeReader.AdvanceTo) && connection is not null)
            {
                // The ping has been read, and its pong is still to be flushed.
                close ??= connection.SendCloseAsync();
            }
        });
        connection = pair;
        pair.Client.Send(ClientFrame.Ping("due"u8));
        pair.Client.Send(ClientFrame.Close(1000));
        (await pair.Client.ReadToEndAsync())
            .Select(frame => frame.Opcode)
            .ShouldBe([FrameOpcodes.Pong, FrameOpcodes.Close]);
        await close!.InTimeAsync();
    }

    [Fact]
    public async Task A_client_that_does_not_end_TCP_is_cut_after_LingerTimeout()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync();
        pair.Client.Send(ClientFrame.Close(1000));
        pair.Time.Advance(LingerTimeout - Moment);
        pair.Transport.Aborts.ShouldBe(0);
        pair.Time.Advance(Moment);
        pair.Transport.Aborts.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_ended_in_order_is_not_cut_while_its_handler_goes_on(bool halfClose)
    {
        await using ConnectionPair pair = new(
            completion: halfClose ? OutputCompletion.HalfClose : OutputCompletion.Close
        );
        await pair.SendCloseAsync();
        pair.Client.Send(ClientFrame.Close(1000));
        _ = await pair.Client.ReadToEndAsync();
        if (halfClose)
        {
            pair.Client.Shutdown();
        }

        pair.Time.Advance(TimeSpan.FromHours(1));
        pair.Transport.Aborts.ShouldBe(0);
        pair.Server.IsAborted.ShouldBeFalse();
        pair.Log.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Data_behind_the_clients_close_frame_is_thrown_away_up_to_a_limit()
    {
        await using ConnectionPair pair = new(options => options.LingerByteLimit = 100_000);
        pair.Client.Send(ClientFrame.Close(1000));
        Task sending = pair.Client.SendAsync(new byte[100_000]);
        await sending.InTimeAsync();
        pair.Time.Advance(TimeSpan.FromHours(1));
        pair.Server.IsAborted.ShouldBeFalse();
        pair.Client.Send([0]);
        pair.Time.Advance(LingerTimeout);
        pair.Server.IsAborted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_handler_that_ends_without_closing_aborts_the_connection()
    {
        await using ConnectionPair pair = new();
        await pair.Server.DisposeAsync().InTimeAsync();
        await Should.ThrowAsync<IOException>(pair.Client.ReadFrameAsync());
        pair.Log.Entries.ShouldHaveSingleItem().Message.ShouldEndWith("by the application, no close frame.");
    }

    [Fact]
    public async Task A_handler_that_ends_after_the_clients_close_frame_without_an_answer_aborts_the_connection()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Close(1000));
        await pair.Server.DisposeAsync().InTimeAsync();
        await Should.ThrowAsync<IOException>(pair.Client.ReadFrameAsync());
    }

    [Theory]
    [InlineData(TransportEnding.HalfClose)]
    [InlineData(TransportEnding.Close)]
    [InlineData(TransportEnding.None)]
    public async Task A_handler_that_ends_after_its_close_frame_waits_for_the_answer_and_throws_data_away(
        TransportEnding ending
    )
    {
        await using ConnectionPair pair = new(completion: (OutputCompletion)ending);
        await pair.SendCloseAsync(WebSocketCloseStatus.EndpointUnavailable, "restart");
        Task disposed = pair.Server.DisposeAsync().AsTask();
        pair.Client.Send(ClientFrame.Text("ignored"), ClientFrame.Close(1001));
        if (ending == TransportEnding.HalfClose)
        {
            disposed.IsCompleted.ShouldBeFalse("the client's FIN is due");
            pair.Client.Shutdown();
        }

        await disposed.InTimeAsync();
        pair.Transport.EndOfRequest();
        (await pair.Client.ReadToEndAsync()).ShouldHaveSingleItem().CloseReason.ShouldBe("restart");
        pair.Transport.Aborts.ShouldBe(0);
    }

    [Fact]
    public async Task A_handler_that_ends_after_its_close_frame_waits_no_longer_than_LingerTimeout()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        pair.Time.Advance(LingerTimeout - Moment);
        disposed.IsCompleted.ShouldBeFalse();
        pair.Time.Advance(Moment);
        await disposed.InTimeAsync();
        pair.Transport.Aborts.ShouldBe(1);
    }

    [Fact]
    public async Task A_handler_that_ends_after_its_close_frame_throws_away_no_more_than_LingerByteLimit()
    {
        await using ConnectionPair pair = new(options => options.LingerByteLimit = 10_000);
        await pair.SendCloseAsync();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        for (int i = 0; i < 11; i++)
        {
            pair.Client.Send(ClientFrame.Binary(new byte[1000]));
        }

        await disposed.InTimeAsync();
        pair.Transport.Aborts.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_handler_left_receiving_does_not_keep_its_end_from_coming()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync();
        Task<ValueWebSocketReceiveResult> left = pair.ReceiveAsync();
        await pair.Server.DisposeAsync().InTimeAsync();
        await Should.ThrowAsync<WebSocketException>(left.InTimeAsync());
    }

    [Fact]
    public async Task What_a_handler_left_running_may_receive_in_the_middle_of_its_end()
    {
        ConnectionPair? connection = null;
        Task? left = null;
        await using ConnectionPair pair = new(onArm: () => left ??= connection?.ReceiveAsync());
        await pair.SendCloseAsync();
        // The end arms its deadline first and receives then; what was left running comes in between.
        connection = pair;
        await pair.Server.DisposeAsync().InTimeAsync();
        await Should.ThrowAsync<WebSocketException>(left!.InTimeAsync());
    }

    [Fact]
    public async Task The_end_waits_for_the_FIN_that_is_being_sent()
    {
        using ManualResetEventSlim ending = new();
        using ManualResetEventSlim release = new();
        await using ConnectionPair pair = new(onCall: call =>
        {
            if (call is nameof(PipeWriter.Complete))
            {
                ending.Set();
                release.WaitInTime();
            }
        });
        pair.Client.Send(ClientFrame.Close(1000));
        Task close = Task.Run(() => pair.SendCloseAsync(), TestContext.Current.CancellationToken);
        ending.WaitInTime();
        pair.Client.Shutdown();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        disposed.IsCompleted.ShouldBeFalse("the transport is still being used");
        release.Set();
        await Task.WhenAll(close, disposed).InTimeAsync();
    }

    [Fact]
    public async Task Disposing_twice_waits_for_the_same_end()
    {
        await using ConnectionPair pair = new();
        await Task.WhenAll(pair.Server.DisposeAsync().AsTask(), pair.Server.DisposeAsync().AsTask()).InTimeAsync();
    }
}
