using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>What goes on when a client is no longer held back runs apart from the clock of all connections.</summary>
public sealed class ThrottleReleaseTests
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(1);
    private static readonly byte[] Message = ClientFrame.Binary([1]);

    [Fact]
    public async Task A_handler_that_blocks_then_holds_up_the_deadlines_of_nobody()
    {
        ManualTimeProvider time = new();
        using DeadlineScheduler deadlines = new(time);
        RateLimiting limiting = new();
        await using ConnectionPair held = limiting.Pair(
            static limits => limits.MessagesPerSecond = limits.MessageBurst = 1,
            static options => options.KeepAliveInterval = Timeout.InfiniteTimeSpan,
            time: time,
            deadlines: deadlines
        );
        List<string> ends = [];
        await using ConnectionPair other = new(
            static options =>
            {
                options.Limits.IdleTimeout = IdleTimeout;
                options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
            },
            time: time,
            deadlines: deadlines
        );
        other.Server.Place = new ConnectionPlace(
            null,
            new DelegateHandler(static _ => Task.CompletedTask, (_, _, reason) => ends.Add(reason))
        );
        using ManualResetEventSlim leave = new();
        TaskCompletionSource isBusy = new(TaskCreationOptions.RunContinuationsAsynchronously);

        held.Client.Send(Message, Message);
        _ = await held.ReceiveAsync();
        _ = await held.ReceiveAsync();
        held.Client.Send(Message);
        Task handler = BlockAsync();
        handler.IsCompleted.ShouldBeFalse("the client is held back");
        try
        {
            await Task.Run(() => time.Advance(TimeSpan.FromSeconds(1)), TestContext.Current.CancellationToken)
                .InTimeAsync();
            await isBusy.Task.InTimeAsync();
            time.Advance(IdleTimeout);
            ends.ShouldHaveSingleItem().ShouldContain(nameof(ConnectionLimits.IdleTimeout));
        }
        finally
        {
            leave.Set();
        }

        await handler.InTimeAsync();

        async Task BlockAsync()
        {
            _ = await held.Server.ReceiveAsync(new byte[16], CancellationToken.None).ConfigureAwait(false);
            isBusy.SetResult();
            leave.WaitInTime();
        }
    }
}
