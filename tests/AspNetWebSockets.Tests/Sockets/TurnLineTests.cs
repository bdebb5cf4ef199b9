namespace AspNetWebSockets.Tests;

/// <summary>One at a time, in the order of coming, and nobody is forgotten.</summary>
public sealed class TurnLineTests
{
    private TurnLine<string> _line;
    private TurnLine<TaskCompletionSource> _shared;

    [Fact]
    public void A_free_turn_is_taken_once_and_given_back()
    {
        _line.TryEnter().ShouldBeTrue();
        _line.TryEnter().ShouldBeFalse();
        _line.TryLeave().ShouldBeTrue();
        _line.TryEnter().ShouldBeTrue();
    }

    [Fact]
    public void Those_that_wait_are_served_in_order_and_nobody_overtakes_them()
    {
        _line.TryEnter().ShouldBeTrue();
        _line.Join("a").ShouldBeFalse();
        _line.Join("b").ShouldBeFalse();
        _line.ToArray().ShouldBe(["a", "b"]);
        _line.TryLeave().ShouldBeFalse("somebody waits");
        _line.Next().ShouldBe("a");
        _line.TryEnter().ShouldBeFalse();
        _line.TryLeave().ShouldBeFalse();
        _line.Next().ShouldBe("b");
        _line.Next().ShouldBeNull();
        _line.TryEnter().ShouldBeTrue();
    }

    [Fact]
    public void Who_joins_a_free_line_has_the_turn()
    {
        _line.Join("a").ShouldBeTrue();
        _line.Next().ShouldBe("a");
        _line.Next().ShouldBeNull();
        _line.TryLeave().ShouldBeFalse("it is free already");
        _line.TryEnter().ShouldBeTrue();
    }

    [Fact]
    public async Task One_at_a_time_on_many_threads_and_everyone_gets_a_turn()
    {
        int inside = 0;
        long turns = 0;
        const int Threads = 6;
        const int Rounds = 20_000;
        await Task.WhenAll(
                Enumerable
                    .Range(0, Threads)
                    .Select(_ =>
                        Task.Run(
                            async () =>
                            {
                                for (int i = 0; i < Rounds; i++)
                                {
                                    await EnterAsync();
                                    Interlocked.Increment(ref inside).ShouldBe(1);
                                    turns++;
                                    Interlocked.Decrement(ref inside).ShouldBe(0);
                                    Leave();
                                }
                            },
                            TestContext.Current.CancellationToken
                        )
                    )
            )
            .InTimeAsync();
        turns.ShouldBe(Threads * Rounds);
    }

    private Task EnterAsync()
    {
        if (_shared.TryEnter())
        {
            return Task.CompletedTask;
        }

        TaskCompletionSource turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_shared.Join(turn))
        {
            _shared.Next()?.SetResult();
        }

        return turn.Task;
    }

    private void Leave()
    {
        if (!_shared.TryLeave())
        {
            _shared.Next()?.SetResult();
        }
    }
}
