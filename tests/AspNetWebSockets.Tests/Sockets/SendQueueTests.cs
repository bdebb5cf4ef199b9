using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Concurrent sends queue and go out in the order of the calls; what the token of one does to the others.</summary>
public sealed class SendQueueTests
{
    [Fact]
    public async Task Sends_that_are_begun_while_one_is_held_back_go_out_in_the_order_of_the_calls()
    {
        await using SocketPair pair = new();
        List<Task> sends = [pair.FillWindow()];
        for (int i = 0; i < 100; i++)
        {
            sends.Add(pair.SendTextAsync($"message {i}"));
        }

        sends.ShouldAllBe(send => !send.IsCompleted);
        for (int i = 0; i < 100; )
        {
            ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
            if (frame.Opcode == FrameOpcodes.Text)
            {
                frame.Text.ShouldBe($"message {i++}");
            }
        }

        await Task.WhenAll(sends).InTimeAsync();
    }

    [Fact]
    public async Task Senders_on_many_threads_lose_no_message_and_keep_their_own_order()
    {
        const int Senders = 8;
        const int Messages = 500;
        await using SocketPair pair = new();
        Task[] senders =
        [
            .. Enumerable
                .Range(0, Senders)
                .Select(sender =>
                    Task.Run(
                        async () =>
                        {
                            for (int i = 0; i < Messages; i++)
                            {
                                await pair.SendTextAsync($"{sender} {i}");
                            }
                        },
                        TestContext.Current.CancellationToken
                    )
                ),
        ];
        int[] next = new int[Senders];
        for (int i = 0; i < Senders * Messages; i++)
        {
            ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
            int[] parts = [.. frame.Text.Split(' ').Select(int.Parse)];
            parts[1].ShouldBe(next[parts[0]]++);
        }

        await Task.WhenAll(senders).InTimeAsync();
        pair.Socket.QueuedBytes.ShouldBe(0);
    }

    [Fact]
    public async Task A_close_waits_for_the_sends_before_it_and_what_comes_behind_it_fails()
    {
        await using SocketPair pair = new();
        Task held = pair.FillWindow();
        Task before = pair.SendTextAsync("before");
        Task close = pair.CloseOutputAsync();
        Task behind = pair.SendTextAsync("behind");
        Task second = pair.CloseOutputAsync();
        pair.Socket.State.ShouldBe(WebSocketState.Open);
        List<ServerFrame> frames = await pair.ReadToCloseAsync();
        await Task.WhenAll(held, before, close).InTimeAsync();
        frames[^2].Text.ShouldBe("before");
        frames[^1].CloseCode.ShouldBe(1000);
        pair.Socket.State.ShouldBe(WebSocketState.CloseSent);
        foreach (Task late in new[] { behind, second })
        {
            (await Should.ThrowAsync<WebSocketException>(late.InTimeAsync())).WebSocketErrorCode.ShouldBe(
                WebSocketError.InvalidState
            );
        }
    }

    [Fact]
    public async Task A_send_that_is_cancelled_in_line_is_not_sent_and_harms_nobody()
    {
        await using SocketPair pair = new();
        Task held = pair.FillWindow();
        using CancellationTokenSource cancellation = new();
        Task cancelled = pair.SendTextAsync("cancelled", cancellationToken: cancellation.Token);
        Task kept = pair.SendTextAsync("kept");
        await cancellation.CancelAsync();
        (await Should.ThrowAsync<OperationCanceledException>(cancelled.InTimeAsync())).CancellationToken.ShouldBe(
            cancellation.Token
        );
        pair.Socket.State.ShouldBe(WebSocketState.Open);
        pair.Socket.QueuedBytes.ShouldBe(4096 + 4);
        ServerFrame frame;
        do
        {
            frame = (await pair.Client.ReadFrameAsync())!;
        } while (frame.Opcode == FrameOpcodes.Binary);

        frame.Text.ShouldBe("kept");
        await Task.WhenAll(held, kept).InTimeAsync();
    }

    [Fact]
    public async Task A_send_that_is_cancelled_while_it_goes_out_aborts_the_socket_and_those_in_line_fail()
    {
        await using SocketPair pair = new();
        _ = pair.FillWindow();
        using CancellationTokenSource cancellation = new();

        // Behind the one that is held back; its own turn comes when that is taken.
        Task going = pair.SendAsync(64 * 1024, cancellation.Token);
        Task inLine = pair.SendTextAsync("in line");
        while (pair.Socket.QueuedBytes > (64 * 1024) + 7)
        {
            _ = await pair.Client.ReadFrameAsync();
        }

        await pair.Client.SkipAsync(1);
        await cancellation.CancelAsync();
        _ = await Should.ThrowAsync<OperationCanceledException>(going.InTimeAsync());
        if (pair.Socket.State == WebSocketState.Aborted)
        {
            _ = await Should.ThrowAsync<Exception>(inLine.InTimeAsync());
        }
    }

    [Fact]
    public async Task Abort_fails_the_send_going_out_and_all_in_line()
    {
        await using SocketPair pair = new();
        Task held = pair.FillWindow();
        Task[] inLine = [pair.SendTextAsync("one"), pair.SendTextAsync("two"), pair.CloseOutputAsync()];
        pair.Socket.Abort();
        _ = await Should.ThrowAsync<OperationCanceledException>(held.InTimeAsync());
        foreach (Task send in inLine)
        {
            (await Should.ThrowAsync<WebSocketException>(send.InTimeAsync())).WebSocketErrorCode.ShouldBe(
                WebSocketError.InvalidState
            );
        }

        pair.Socket.QueuedBytes.ShouldBe(0);
        pair.Socket.State.ShouldBe(WebSocketState.Aborted);
    }

    [Fact]
    public async Task QueuedBytes_counts_what_no_send_has_completed_with()
    {
        await using SocketPair pair = new();
        pair.Socket.QueuedBytes.ShouldBe(0);
        await pair.SendAsync(1000).InTimeAsync();
        pair.Socket.QueuedBytes.ShouldBe(0);
        Task held = pair.FillWindow();
        pair.Socket.QueuedBytes.ShouldBe(4096);
        Task first = pair.SendAsync(100);
        Task second = pair.SendAsync(23);
        pair.Socket.QueuedBytes.ShouldBe(4096 + 123);
        while (!second.IsCompleted)
        {
            _ = await pair.Client.ReadFrameAsync();
            await Task.Yield();
        }

        await Task.WhenAll(held, first, second).InTimeAsync();
        pair.Socket.QueuedBytes.ShouldBe(0);
    }
}
