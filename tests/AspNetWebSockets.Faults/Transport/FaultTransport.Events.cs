namespace AspNetWebSockets.Faults;

// What happens next.
internal sealed partial class FaultTransport
{
    /// <summary>Tells the sink one of the things that have happened. Returns whether there was any.</summary>
    public bool Step()
    {
        FaultEvent next;
        lock (_gate)
        {
            next = Choose();
        }

        if (next == FaultEvent.None)
        {
            return false;
        }

        if (_plan.Traits.ChangesThreads)
        {
            _threads.Alternate(() => Tell(next));
        }
        else
        {
            Tell(next);
        }

        return true;
    }

    private FaultEvent Choose()
    {
        if (_sink is null)
        {
            return FaultEvent.None;
        }

        Span<FaultEvent> ready = stackalloc FaultEvent[5];
        int count = 0;
        foreach (FaultEvent candidate in Order())
        {
            if (IsReady(candidate))
            {
                ready[count++] = candidate;
            }
        }

        return count == 0 ? FaultEvent.None
            : _random is null ? ready[0]
            : ready[_random.Next(count)];
    }

    private ReadOnlySpan<FaultEvent> Order() =>
        (_plan.Traits.RunsLater, _plan.Traits.Flush == FlushStyle.AfterInput) switch
        {
            (true, true) =>
            [
                FaultEvent.Received,
                FaultEvent.Ended,
                FaultEvent.Run,
                FaultEvent.Flushed,
                FaultEvent.Woken,
            ],
            (true, false) =>
            [
                FaultEvent.Flushed,
                FaultEvent.Received,
                FaultEvent.Ended,
                FaultEvent.Run,
                FaultEvent.Woken,
            ],
            (false, true) =>
            [
                FaultEvent.Run,
                FaultEvent.Received,
                FaultEvent.Ended,
                FaultEvent.Flushed,
                FaultEvent.Woken,
            ],
            (false, false) =>
            [
                FaultEvent.Run,
                FaultEvent.Flushed,
                FaultEvent.Received,
                FaultEvent.Ended,
                FaultEvent.Woken,
            ],
        };

    private bool IsReady(FaultEvent candidate) =>
        candidate switch
        {
            FaultEvent.Run => _runs > 0,
            FaultEvent.Flushed => _flushIsPending && !_flushIsToldElsewhere && _flushDue <= Now,
            FaultEvent.Received => Available() > 0,
            FaultEvent.Woken => _nap is not null,
            _ => CanEnd(),
        };

    private void Tell(FaultEvent what)
    {
        switch (what)
        {
            case FaultEvent.Run:
                lock (_gate)
                {
                    _runs--;
                }

                Run([]);
                break;
            case FaultEvent.Flushed:
                TellFlushed();
                break;
            case FaultEvent.Received:
                TellReceived();
                break;
            case FaultEvent.Woken:
                Interlocked.Exchange(ref _nap, null)?.SetResult();
                break;
            default:
                TellEnded();
                break;
        }
    }

    private void AnswerWithinCall()
    {
        if (!_plan.Traits.AnswersWithinCalls || t_depth > 2)
        {
            return;
        }

        t_depth++;
        try
        {
            FaultEvent next;
            do
            {
                lock (_gate)
                {
                    next =
                        _sink is null ? FaultEvent.None
                        : IsReady(FaultEvent.Received) ? FaultEvent.Received
                        : IsReady(FaultEvent.Ended) ? FaultEvent.Ended
                        : FaultEvent.None;
                }

                if (next != FaultEvent.None)
                {
                    Tell(next);
                }
            } while (next != FaultEvent.None);
        }
        finally
        {
            t_depth--;
        }
    }
}
