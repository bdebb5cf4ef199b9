namespace AspNetWebSockets.Transport;

/// <content>Who leads the loop.</content>
internal abstract partial class EventLoop
{
    /// <summary>So many threads at most are blocked in turns of one loop before it has to wait for one of them.</summary>
    public const int MaxWorkers = 64;

    private readonly LoopTurnSlot _turns;
    private readonly LogLimit _stallLog = new(TimeProvider.System, TimeSpan.FromSeconds(1));
    private readonly Lock _leadership = new();
    private readonly Stack<LoopWorker> _spares = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The first thread: it gets the loop back after a stall, as the kernel ties some of a ring's work to it.
    private LoopWorker? _home;
    private LoopWorker? _leader;
    private int _workerCount;
    private bool _vacant;
    private volatile bool _homeReturned;
    private volatile bool _stopping;
    private volatile bool _hasEnded;

    /// <summary>Completes when the loop has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether the leading thread waits for something else than a processor. On the watchdog, during a turn.</summary>
    internal bool IsLeaderAsleep => KernelThread.IsAsleep(_leader!.ThreadId);

    /// <summary>Starts the loop's thread.</summary>
    public void Start()
    {
        _ = TurnWatchdog.Shared.Add(_turns);
        lock (_leadership)
        {
            _home = AddWorker();

            // Stands by, as to start a thread takes its time when others wait already.
            _spares.Push(AddWorker());
            Lead(_home);
        }
    }

    /// <summary>Cuts every connection and ends the loop. Any thread.</summary>
    public Task StopAsync()
    {
        _stopping = true;
        WakeIfWaiting();
        return _ended.Task;
    }

    /// <summary>The leading thread has been in a turn of <paramref name="sink"/> for too long: another one leads on. On the watchdog.</summary>
    internal void TakeOver(ITransportSink sink)
    {
        LoopWorker blocked = _leader!;
        try
        {
            sink.OnStalled();
        }
        catch (Exception e)
        {
            TransportLog.SinkFailed(Settings.Logger, e);
        }

        OnLeadershipLost(blocked);
        bool led;
        lock (_leadership)
        {
            led = TryLeadByAnother();
            _vacant = !led;
        }

        Settings.Metrics.CountStall();
        if (_stallLog.TryTake(out long count))
        {
            TransportLog.LoopBlocked(Settings.Logger, Index, Settings.StallThreshold.TotalMilliseconds, count);
        }

        if (!led)
        {
            TransportLog.NoThreadLeft(Settings.Logger, Index, MaxWorkers);
        }
    }

    private bool TryLeadByAnother()
    {
        if (_homeReturned)
        {
            _homeReturned = false;
            Lead(_home!);
        }
        else if (_spares.TryPop(out LoopWorker? spare))
        {
            Lead(spare);
        }
        else if (_workerCount < MaxWorkers)
        {
            Lead(AddWorker());
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Lead(LoopWorker worker)
    {
        _leader = worker;
        worker.GiveLeadership();
    }

    private LoopWorker AddWorker()
    {
        LoopWorker worker = CreateWorker();
        Thread thread = new(() => Work(worker))
        {
            IsBackground = true,
            Name = $"AspNetWebSockets loop {Index}.{_workerCount}",
        };
        _workerCount++;
        thread.UnsafeStart();
        return worker;
    }

    private void Work(LoopWorker worker)
    {
        do
        {
            worker.AwaitLeadership();
        } while (!_hasEnded && LeadOn(worker));
        worker.Dispose();
    }

    // Returns when this thread leads no more, with false when nobody ever will.
    private bool LeadOn(LoopWorker worker)
    {
        OnLeadershipTaken(worker);
        while (true)
        {
            if (_homeReturned && worker != _home)
            {
                GiveBack(worker);
                return true;
            }

            bool stopping = _stopping;
            if (!ExecuteCommands() || (stopping ? !TryAbortConnections() : !WaitAndDispatch(worker)))
            {
                ComeBack(worker);
                return true;
            }

            // To abort posts commands, and who has just taken a connection over has posted one as well.
            if (stopping && _commands.IsEmpty)
            {
                End();
                return false;
            }
        }
    }

    private void GiveBack(LoopWorker worker)
    {
        lock (_leadership)
        {
            _homeReturned = false;
            _spares.Push(worker);
            Lead(_home!);
        }
    }

    // From a turn in which the leadership was lost, perhaps before the watchdog found somebody else.
    private void ComeBack(LoopWorker worker)
    {
        lock (_leadership)
        {
            if (_vacant)
            {
                _vacant = false;
                Lead(worker);
            }
            else if (_hasEnded)
            {
                worker.GiveLeadership();
            }
            else if (worker == _home)
            {
                _homeReturned = true;
            }
            else
            {
                _spares.Push(worker);
            }
        }

        WakeIfWaiting();
    }

    private bool TryAbortConnections()
    {
        foreach (LoopConnection connection in Connections.Snapshot())
        {
            connection.Abort();
            if (!connection.Execute(LoopCommand.Abort))
            {
                return false;
            }
        }

        return true;
    }

    private void End()
    {
        TurnWatchdog.Shared.Remove(_turns);
        Dispose();
        lock (_leadership)
        {
            _hasEnded = true;
            foreach (LoopWorker spare in _spares)
            {
                spare.GiveLeadership();
            }

            if (_homeReturned)
            {
                _home!.GiveLeadership();
            }
        }

        _ = _ended.TrySetResult();
    }
}
