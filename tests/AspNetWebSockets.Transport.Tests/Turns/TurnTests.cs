namespace AspNetWebSockets.Transport.Tests;

/// <summary>Turns on threads that are no loop's.</summary>
public sealed class TurnTests
{
    [Fact]
    public async Task A_turn_that_lasts_is_told_while_it_runs()
    {
        ProbeSink? sink = null;
        bool told = false;
        sink = new ProbeSink { Turn = () => told = sink!.BlockUntilStalled() };

        await Task.Run(() => Turn.Run(sink)).InTime();

        told.ShouldBeTrue();
    }

    [Fact]
    public async Task Turns_that_are_nested_are_all_told()
    {
        ProbeSink? outer = null;
        ProbeSink? inner = null;
        inner = new ProbeSink
        {
            Turn = () => (inner!.BlockUntilStalled() && outer!.BlockUntilStalled()).ShouldBeTrue(),
        };
        outer = new ProbeSink { Turn = () => Turn.Run(inner) };

        await Task.Run(() => Turn.Run(outer)).InTime();

        inner.Stalled.IsCompletedSuccessfully.ShouldBeTrue();
        outer.Stalled.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_turn_returns_only_after_the_sink_was_told()
    {
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim leave = new();
        bool left = false;
        ProbeSink sink = new()
        {
            Turn = () => entered.Wait(TimeSpan.FromSeconds(20), CancellationToken.None).ShouldBeTrue(),
            Stall = () =>
            {
                entered.Set();
                leave.Wait(TimeSpan.FromSeconds(20), CancellationToken.None).ShouldBeTrue();
                left = true;
            },
        };

        Task<bool> turn = Task.Run(() =>
        {
            Turn.Run(sink);
            return left;
        });
        entered.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken).ShouldBeTrue();
        turn.IsCompleted.ShouldBeFalse();
        leave.Set();

        (await turn.InTime()).ShouldBeTrue();
    }

    [Fact]
    public void A_turn_allocates_nothing()
    {
        ProbeSink sink = new() { Turn = static () => { } };
        Turn.Run(sink);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Turn.Run(sink);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void The_exception_of_a_sink_ends_its_turn()
    {
        ProbeSink broken = new() { Turn = () => throw new InvalidOperationException("broken") };

        _ = Should.Throw<InvalidOperationException>(() => Turn.Run(broken));

        ProbeSink? sink = null;
        sink = new ProbeSink { Turn = () => sink!.BlockUntilStalled() };
        Turn.Run(sink);
        sink.Stalled.IsCompletedSuccessfully.ShouldBeTrue();
        broken.Stalled.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task The_slots_of_threads_that_have_ended_are_forgotten()
    {
        const int threads = 200;
        ProbeSink sink = new() { Turn = static () => { } };
        int before = TurnWatchdog.Shared.Count;
        for (int i = 0; i < threads; i++)
        {
            Thread thread = new(() => Turn.Run(sink));
            thread.Start();
            thread.Join(Bound.Time).ShouldBeTrue();
        }

        // Turns keep the watchdog awake; other tests have threads and slots of their own.
        using CancellationTokenSource bound = new(Bound.Time, TimeProvider.System);
        while (TurnWatchdog.Shared.Count >= before + threads - 10)
        {
            bound.Token.ThrowIfCancellationRequested();
            Turn.Run(sink);
            await Task.Yield();
        }
    }
}
