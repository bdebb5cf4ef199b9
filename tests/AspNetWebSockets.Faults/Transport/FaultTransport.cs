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

    /// <summary>What is behind the transport is not simulated.</summary>
    public long? AcknowledgedBytes => null;

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
