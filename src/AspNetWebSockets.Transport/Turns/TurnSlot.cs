using System.Runtime.CompilerServices;

namespace AspNetWebSockets.Transport;

/// <summary>
/// Where a turn is marked: the time that one call of <see cref="ITransportSink.Run"/> takes. The sequence number is odd
/// during a turn, and whoever moves it on decides how the turn ends: its thread, or the watchdog when it lasts too long.
/// </summary>
/// <remarks>
/// SYNCHRONIZATION: <see cref="Begin"/> and <see cref="TryEnd"/> belong to the thread whose turn it is, everything
/// else to the watchdog. A turn costs one ordered write and one compare-and-swap. During a turn its thread may hold it
/// for a few instructions, in which the watchdog cannot take it away.
/// </remarks>
internal abstract class TurnSlot
{
    // Added to the sequence number while the turn's thread holds it.
    private const long Hold = 1L << 62;

    // Handlers that block come in swarms, such as all that wait for one database: those behind a turn that has stalled
    // are found sooner, so that their times do not add up for everybody else. Only those that sleep: on a busy machine a
    // thread that would run may well wait that long for a processor.
    private const int AlertDivisor = 8;
    private static readonly TimeSpan AlertTime = TimeSpan.FromSeconds(1);

    private readonly TurnWatchdog _watchdog;
    private readonly TimeSpan _threshold;
    private ITransportSink? _sink;
    private long _sequence;
    private long _seen;
    private long _seenAt;
    private long _stalledAt;
    private bool _isAlert;

    protected TurnSlot(TurnWatchdog watchdog, TimeSpan threshold)
    {
        _watchdog = watchdog;
        _threshold = threshold;
    }

    /// <summary>How long a turn may take before it is looked at more closely: less than usual for a second after one has stalled.</summary>
    public TimeSpan Threshold => _isAlert ? _threshold / AlertDivisor : _threshold;

    /// <summary>Whether no turn will ever come here again.</summary>
    public virtual bool IsDead => false;

    /// <summary>Whether a turn is marked here.</summary>
    protected bool IsBusy => (_sequence & 1) != 0;

    /// <summary>A turn of <paramref name="sink"/> begins.</summary>
    /// <returns>Names the turn to <see cref="TryEnd"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Begin(ITransportSink sink)
    {
        _sink = sink;
        long turn = _sequence + 1;
        Volatile.Write(ref _sequence, turn);
        if (_watchdog.IsAsleep)
        {
            _watchdog.Wake();
        }

        return turn;
    }

    /// <summary>The turn is over.</summary>
    /// <returns>Whether it was still this thread's; otherwise <see cref="OnStalled"/> has been called or is about to be.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnd(long turn)
    {
        // The sink stays referenced until the next turn: to clear it here would race with a turn of the next leader.
        return Interlocked.CompareExchange(ref _sequence, turn + 1, turn) == turn;
    }

    /// <summary>Keeps the turn until <see cref="EndHold"/>, for a few instructions. For the thread whose turn it is, or was.</summary>
    /// <returns>Whether it is its turn still.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryHold(long turn) => Interlocked.CompareExchange(ref _sequence, turn | Hold, turn) == turn;

    /// <summary>Ends what <see cref="TryHold"/> began.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndHold(long turn) => Volatile.Write(ref _sequence, turn);

    /// <summary>Looks at the slot once; a turn that was already here longer than the threshold ago has stalled.</summary>
    /// <returns>Whether anything has happened since the last look, so that it is worth while to look again.</returns>
    internal bool Inspect(long now, TimeProvider clock)
    {
        // A turn that is held just now cannot be claimed, but is the same turn.
        long sequence = Volatile.Read(ref _sequence) & ~Hold;
        _isAlert = _isAlert && clock.GetElapsedTime(_stalledAt, now) < AlertTime;
        if (sequence != _seen)
        {
            _seen = sequence;
            _seenAt = now;
            return true;
        }

        if ((sequence & 1) == 0)
        {
            return false;
        }

        ITransportSink? sink = _sink;
        if (sink is not null && HasStalled(clock.GetElapsedTime(_seenAt, now)) && TryClaim(sequence, sink))
        {
            _seen = sequence + 1;
            _seenAt = now;
            _stalledAt = now;
            _isAlert = true;
        }

        return true;
    }

    /// <summary>Whether the thread whose turn it is waits for something else than a processor, as far as that can be known.</summary>
    protected virtual bool IsAsleep() => false;

    private bool HasStalled(TimeSpan time) => time >= _threshold || (time >= Threshold && IsAsleep());

    /// <summary>Ends the turn in its thread's place and calls <see cref="OnStalled"/>, unless it has just ended by itself.</summary>
    protected virtual bool TryClaim(long turn, ITransportSink sink)
    {
        if (!TryEnd(turn))
        {
            return false;
        }

        OnStalled(sink);
        return true;
    }

    /// <summary>The turn has lasted too long, and its thread will be told so by <see cref="TryEnd"/>.</summary>
    protected abstract void OnStalled(ITransportSink sink);
}
