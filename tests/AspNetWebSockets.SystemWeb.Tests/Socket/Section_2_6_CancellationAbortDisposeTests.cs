using System.Net.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Table 2.6: cancellation aborts, Dispose is not for applications, the end of the handler is the end.</summary>
public sealed class Section_2_6_CancellationAbortDisposeTests(SocketHost host)
{
    public static TheoryData<Call> AllCalls() => [.. Enum.GetValues<Call>()];

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_token_cancelled_before_the_call_aborts_and_nothing_is_sent(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        CancellationToken canceled = new(canceled: true);

        Task task = pair.Start(call, canceled);

        await CanceledByAsync(task, canceled);
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        pair.Refused(call).ShouldBe(Outcome.InvalidState);
        await pair.ConnectionIsCutAsync();
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    [InlineData(Call.CloseAsync)]
    public async Task A_token_cancelled_before_the_call_takes_no_data_that_is_there(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.ClientClosesAsync();
        await pair.Start(Call.SendAsync).InTime();
        CancellationToken canceled = new(canceled: true);

        await CanceledByAsync(pair.Start(call, canceled), canceled);

        pair.Server.CloseStatus.ShouldBeNull();
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
    }

    [Theory]
    [InlineData(Situation.Closed, Call.ReceiveAsync, Outcome.CloseAlreadyReceived)]
    [InlineData(Situation.Closed, Call.SendMemoryAsync, Outcome.CloseAlreadySent)]
    [InlineData(Situation.Aborted, Call.CloseAsync, Outcome.InvalidState)]
    [InlineData(Situation.Disposed, Call.CloseOutputAsync, Outcome.Disposed)]
    public async Task The_checks_come_before_a_cancelled_token(Situation situation, Call call, Outcome expected)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        pair.Refused(call, new CancellationToken(canceled: true)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_call_with_nothing_to_do_ignores_a_cancelled_token()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.Closed);

        pair.Start(Call.CloseAsync, new CancellationToken(canceled: true)).ShouldBeSameAs(Task.CompletedTask);

        pair.Server.State.ShouldBe(WebSocketState.Closed);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_token_that_fires_while_pending_aborts_and_cancels(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        using CancellationTokenSource source = new();
        Task pending = pair.Start(call, source.Token);
        pending.IsCompleted.ShouldBeFalse();

        await source.CancelAsync();

        await CanceledByAsync(pending, source.Token);
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        pair.Refused(call).ShouldBe(Outcome.InvalidState);
        pair.Gate.Open();
        await pair.ConnectionIsCutAsync();
    }

    [Fact]
    public async Task A_token_that_fires_while_CloseAsync_waits_aborts_and_cancels()
    {
        await using SocketPair pair = await host.OpenAsync();
        using CancellationTokenSource source = new();
        Task close = pair.Start(Call.CloseAsync, source.Token);
        await pair.ReadServerCloseAsync();

        await source.CancelAsync();

        await CanceledByAsync(close, source.Token);
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        await pair.ConnectionIsCutAsync();
    }

    [Theory]
    [InlineData(Call.ReceiveAsync, Call.SendAsync)]
    [InlineData(Call.ReceiveMemoryAsync, Call.SendMemoryAsync)]
    [InlineData(Call.SendAsync, Call.ReceiveAsync)]
    [InlineData(Call.SendMemoryAsync, Call.ReceiveMemoryAsync)]
    [InlineData(Call.CloseOutputAsync, Call.ReceiveAsync)]
    public async Task The_pending_call_of_the_other_direction_fails_with_WebSocketException(Call canceled, Call other)
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        using CancellationTokenSource source = new();
        using CancellationTokenSource untouched = new();
        Task first = pair.Start(canceled, source.Token);
        Task second = pair.Start(other, untouched.Token);

        await source.CancelAsync();

        await CanceledByAsync(first, source.Token);
        await Should.ThrowAsync<WebSocketException>(second.InTime());
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task Cancellation_wins_over_the_error_of_the_cut_connection(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        using CancellationTokenSource source = new();
        Task pending = pair.Start(call, source.Token);
        // The youngest registration runs first: the connection is cut while the token is cancelled already.
        await using CancellationTokenRegistration registration = source.Token.Register(pair.Server.Abort);

        await source.CancelAsync();

        await CanceledByAsync(pending, source.Token);
    }

    [Fact]
    public async Task A_token_that_fires_after_completion_has_no_effect()
    {
        await using SocketPair pair = await host.OpenAsync();
        using CancellationTokenSource source = new();
        foreach (Call call in new[] { Call.ReceiveAsync, Call.ReceiveMemoryAsync })
        {
            Task receive = pair.Start(call, source.Token);
            await pair.ClientSendsAsync("data");
            await receive.InTime();
        }

        foreach (Call call in new[] { Call.SendAsync, Call.SendMemoryAsync, Call.SendFlagsAsync })
        {
            await pair.Start(call, source.Token).InTime();
        }

        await source.CancelAsync();

        pair.Server.State.ShouldBe(WebSocketState.Open);
        pair.Connection.IsAborted.ShouldBeFalse();
        await pair.Start(Call.SendAsync).InTime();
        for (int i = 0; i < 4; i++)
        {
            (await pair.ReadFrameAsync()).Text.ShouldBe("data");
        }
    }

    [Fact]
    public async Task A_token_that_fires_after_a_close_has_no_effect()
    {
        await using SocketPair pair = await host.OpenAsync();
        using CancellationTokenSource source = new();
        Task close = pair.Start(Call.CloseAsync, source.Token);
        await pair.ReadServerCloseAsync();
        await pair.ClientClosesAsync();
        await close.InTime();

        await source.CancelAsync();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.NothingMoreIsSentAsync();
    }

    [Fact]
    public async Task A_using_statement_makes_the_handler_fault()
    {
        await using SocketPair pair = await host.OpenAsync();

        NotSupportedException error = Should.Throw<NotSupportedException>(() =>
        {
            using (pair.Server)
            {
                pair.Server.State.ShouldBe(WebSocketState.Open);
            }
        });

        error.Message.ShouldContain("cannot be disposed because applications do not control the lifetime");
        pair.Server.State.ShouldBe(WebSocketState.Open);
    }

    [Theory]
    [InlineData(Situation.Open)]
    [InlineData(Situation.CloseReceived)]
    public async Task The_end_of_the_handler_cuts_a_connection_that_is_not_closed(Situation situation)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        pair.Server.EndOfHandler();

        pair.Server.IsAborted.ShouldBeTrue();
        await pair.ConnectionIsCutAsync();
    }

    [Fact]
    public async Task The_end_of_the_handler_does_not_cut_off_a_close_frame_that_was_sent()
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        Task close = pair.Start(Call.CloseOutputAsync);
        pair.Gate.Open();
        await close.InTime();

        await pair.EndHandlerAsync();

        await pair.ReadServerCloseAsync();
        await pair.ClientClosesAsync();
        await pair.NothingMoreIsSentAsync();
        pair.Server.IsAborted.ShouldBeTrue();
    }

    [Fact]
    public async Task The_end_of_the_handler_leaves_a_closed_connection_to_end_in_order()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.Closed);

        pair.Server.EndOfHandler();

        pair.Server.IsAborted.ShouldBeFalse();
        await pair.NothingMoreIsSentAsync();
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.SendMemoryAsync)]
    [InlineData(Call.CloseAsync)]
    public async Task The_end_of_the_handler_fails_a_call_that_it_left_pending(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        Task pending = pair.Start(call);

        pair.Server.EndOfHandler();

        await Should.ThrowAsync<WebSocketException>(pending.InTime());
        pair.Refused(call).ShouldBe(Outcome.Disposed);
    }

    private static async Task CanceledByAsync(Task task, CancellationToken token)
    {
        OperationCanceledException error = await Should.ThrowAsync<OperationCanceledException>(task.InTime());
        error.CancellationToken.ShouldBe(token);
        task.Status.ShouldBe(TaskStatus.Canceled);
    }
}
