using Microsoft.AspNetCore.Connections;

namespace AspNetWebSockets.Faults;

/// <summary>
/// A transport that does to one session what a <see cref="FaultPlan"/> says. It tells its sink nothing by itself: whoever
/// drives it calls <see cref="Step"/>, so that everything happens in one order. It notes every use that the contract forbids.
/// </summary>
internal sealed partial class FaultTransport : ITransportConnection
{
    // What memory holds that is not the reader's any more.
    private const byte Poison = 0xDB;

    private readonly Lock _gate = new();
    private readonly FaultPlan _plan;
    private readonly Peer _peer;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly FaultThreads _threads;
    private readonly Random? _random;
    private readonly List<string> _violations = [];
    private ITransportSink? _sink;
    private TaskCompletionSource? _nap;
    private bool _aborted;
    private bool _released;

    public FaultTransport(FaultPlan plan, Peer peer, TimeProvider time, FaultThreads threads)
    {
        _plan = plan;
        _peer = peer;
        _time = time;
        _start = time.GetTimestamp();
        _threads = threads;
        _random = plan.OrderSeed is { } seed ? new Random(seed) : null;
    }

    /// <inheritdoc />
    public string Id => "faulty";

    /// <inheritdoc />
    public OutputCompletion OutputCompletion => _plan.Traits.Completion;

    /// <summary>What was done that is forbidden.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate)
            {
                return [.. _violations];
            }
        }
    }

    /// <summary>Whether there is nothing any more that the owner could wait for.</summary>
    public bool IsOver
    {
        get
        {
            lock (_gate)
            {
                return _endTold && !_flushIsPending;
            }
        }
    }

    /// <summary>Whether the owner has let go of it.</summary>
    public bool IsReleased
    {
        get
        {
            lock (_gate)
            {
                return _released;
            }
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <inheritdoc />
    public void Start(ITransportSink sink)
    {
        _sink = sink;
        AnswerWithinCall();
    }

    /// <inheritdoc />
    public void Abort()
    {
        lock (_gate)
        {
            if (_aborted || _released)
            {
                return;
            }

            _aborted = true;
            if (_flushIsPending)
            {
                FailFlush(Aborted());
            }
        }

        AnswerWithinCall();
    }

    /// <inheritdoc />
    public void Release()
    {
        lock (_gate)
        {
            Require(!_released, "Release was called twice.");
            Require(_endTold, "Release was called before receiving had ended.");
            Require(!_flushIsPending, "Release was called with a flush pending.");
            _released = true;
        }
    }

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

    /// <summary>The application has been given something: the moment at which the guard of a turn may find it to be slow.</summary>
    public void OnApplicationRuns()
    {
        if (_plan.Traits.StallsTurns && t_turn is { IsStalled: false } turn && ReferenceEquals(turn.Transport, this))
        {
            turn.IsStalled = true;
            _threads.Guard.Do(() => Safely(_sink!.OnStalled));
            turn.Lent.AsSpan().Fill(Poison);
        }
    }

    /// <summary>The application does something else, until whatever drives the case lets it go on.</summary>
    public Task NapAsync()
    {
        TaskCompletionSource nap = new();
        lock (_gate)
        {
            _nap = nap;
        }

        return nap.Task;
    }

    /// <summary>How far it is.</summary>
    public string Describe()
    {
        lock (_gate)
        {
            return $"{_delivered} of {_peer.Input.Count} bytes delivered"
                + (_paused ? ", paused" : "")
                + (_stopped ? ", stopped" : "")
                + (_aborted ? ", aborted" : "")
                + (_endTold ? ", end told" : "")
                + (_flushIsPending ? ", flush pending" : "")
                + (_outputBroken ? ", output broken" : "")
                + (_outputCompleted ? ", output completed" : "")
                + (_released ? ", released" : "");
        }
    }

    /// <summary>Notes a violation of an invariant.</summary>
    public void Report(string violation)
    {
        lock (_gate)
        {
            _violations.Add(violation);
        }
    }

    /// <summary>Under the lock.</summary>
    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            _violations.Add(otherwise);
        }
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

    private bool Safely(Func<bool> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception)
        {
            Report($"An exception escaped to the transport: {exception}");
            return false;
        }
    }

    private void Safely(Action call) =>
        _ = Safely(() =>
        {
            call();
            return true;
        });

    private static ConnectionAbortedException Aborted() => new("The connection was aborted by the application.");
}
