using System.Net.WebSockets;

namespace AspNetWebSockets.Tests;

/// <summary><see cref="HandlerPolicy.SendQueueLimit"/> of the modern socket: what waits behind a send that is not awaited.</summary>
public sealed class SendQueueLimitTests
{
    // With what an entry costs: 1,000 bytes.
    private const int Length = 968;
    private const int Limit = 3000;

    [Fact]
    public async Task Up_to_the_limit_sends_wait_and_all_go_out()
    {
        await using SocketPair pair = Pair(SendQueueFullMode.Abort);
        Task held = pair.FillWindow();
        Task[] waiting = [pair.SendAsync(Length), pair.SendAsync(Length), pair.SendAsync(Length)];
        pair.Socket.State.ShouldBe(WebSocketState.Open);
        await ReadAsync(pair, held, waiting);
    }

    [Fact]
    public async Task At_the_limit_the_next_send_aborts_the_connection()
    {
        await using SocketPair pair = Pair(SendQueueFullMode.Abort);
        using ReachedLimits reached = new(pair.Connection.MeterFactory);
        Task held = pair.FillWindow();
        Task[] waiting = [pair.SendAsync(Length), pair.SendAsync(Length), pair.SendAsync(Length)];
        WebSocketException exception = await Should.ThrowAsync<WebSocketException>(pair.SendAsync(1));
        exception.Message.ShouldContain("3000 bytes wait for the client already");
        pair.Socket.State.ShouldBe(WebSocketState.Aborted);
        foreach (Task send in (Task[])[held, .. waiting])
        {
            (await Record.ExceptionAsync(() => send.InTimeAsync())).ShouldNotBeNull();
        }

        pair.Connection.Server.EndCause.ShouldBe(ConnectionEndCause.Limit);
        reached.Names.ShouldBe([nameof(HandlerPolicy.SendQueueLimit)]);
        pair.Connection.Log.Entries.ShouldHaveSingleItem().EventId.ShouldBe(1032);
    }

    [Fact]
    public async Task Or_it_fails_alone_and_the_others_go_out()
    {
        await using SocketPair pair = Pair(SendQueueFullMode.FailSend);
        using ReachedLimits reached = new(pair.Connection.MeterFactory);
        Task held = pair.FillWindow();
        Task[] waiting = [pair.SendAsync(Length), pair.SendAsync(Length), pair.SendAsync(Length)];
        for (int i = 0; i < 5; i++)
        {
            (await Should.ThrowAsync<WebSocketException>(pair.SendAsync(1))).Message.ShouldContain(
                "nothing of this frame was sent"
            );
        }

        pair.Socket.State.ShouldBe(WebSocketState.Open);
        reached.Names.Count.ShouldBe(5);
        pair.Connection.Log.Entries.ShouldHaveSingleItem().EventId.ShouldBe(1032);
        await ReadAsync(pair, held, waiting);
        await pair.SendAsync(Length).InTimeAsync();
        pair.Connection.Server.EndCause.ShouldBe(ConnectionEndCause.None);
    }

    [Fact]
    public async Task A_close_frame_always_finds_a_place()
    {
        await using SocketPair pair = Pair(SendQueueFullMode.Abort);
        Task held = pair.FillWindow();
        Task[] waiting = [pair.SendAsync(Length), pair.SendAsync(Length), pair.SendAsync(Length)];
        Task close = pair.CloseOutputAsync();
        await ReadAsync(pair, held, [.. waiting, close]);
        pair.Socket.State.ShouldBe(WebSocketState.CloseSent);
    }

    [Fact]
    public async Task A_message_may_be_larger_than_the_limit()
    {
        await using SocketPair pair = Pair(SendQueueFullMode.Abort);
        Task held = pair.FillWindow();
        Task large = pair.SendAsync(10 * Limit);
        await ReadAsync(pair, held, [large]);
    }

    private static SocketPair Pair(SendQueueFullMode mode) =>
        new(policy: policy => (policy.SendQueueLimit, policy.SendQueueFullMode) = (Limit, mode));

    private static async Task ReadAsync(SocketPair pair, Task held, Task[] waiting)
    {
        Task all = Task.WhenAll([held, .. waiting]);
        while (!all.IsCompleted)
        {
            Task<AspNetWebSockets.TestSupport.ServerFrame?> frame = pair.Client.ReadFrameAsync();
            _ = await Task.WhenAny(all, frame).InTimeAsync();
        }

        await all;
    }
}
