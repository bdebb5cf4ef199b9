using System.Diagnostics.CodeAnalysis;

namespace AspNetWebSockets.Transport;

/// <summary>
/// Looks after the turns of the whole process: a thread that wakes a few times per threshold while turns are run and
/// sleeps when none are.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process.")]
internal sealed class TurnWatchdog
{
    /// <summary>How long a turn may take before it counts as stalled, where no option says otherwise.</summary>
    public static readonly TimeSpan DefaultThreshold = TimeSpan.FromMilliseconds(20);

    // So many looks without any turn, and the watchdog goes to sleep.
    private const int IdleLooks = 8;

    // A turn is noticed at most one look after it began, so it is found stalled after 1 to 1.5 thresholds.
    private const int LooksPerThreshold = 2;

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly TimeProvider _clock = TimeProvider.System;
    private TurnSlot[] _slots = [];
    private int _asleep;
    private Thread? _thread;

    private TurnWatchdog() { }

    /// <summary>The one of this process.</summary>
    public static TurnWatchdog Shared { get; } = new();

    /// <summary>How many slots are watched.</summary>
    internal int Count => Volatile.Read(ref _slots).Length;

    /// <summary>Whether <see cref="Wake"/> is needed.</summary>
    public bool IsAsleep => Volatile.Read(ref _asleep) != 0;

    /// <summary>A turn has begun while the watchdog slept.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _asleep, 0) != 0)
        {
            _ = _wake.Set();
        }
    }

    /// <summary>Watches a slot from now on.</summary>
    public T Add<T>(T slot)
        where T : TurnSlot
    {
        lock (_gate)
        {
            Volatile.Write(ref _slots, [.. _slots, slot]);
            if (_thread is null)
            {
                _thread = new Thread(Watch) { IsBackground = true, Name = "AspNetWebSockets watchdog" };
                _thread.UnsafeStart();
            }
        }

        // The period may have become shorter.
        Wake();
        return slot;
    }

    /// <summary>Watches a slot no more.</summary>
    public void Remove(TurnSlot slot)
    {
        lock (_gate)
        {
            Volatile.Write(ref _slots, [.. _slots.Where(other => other != slot)]);
        }
    }

    private void Watch()
    {
        int idle = 0;
        while (true)
        {
            TurnSlot[] slots = Volatile.Read(ref _slots);
            if (Inspect(slots))
            {
                idle = 0;
            }
            else if (++idle >= IdleLooks && TryFallAsleep(slots))
            {
                _ = _wake.WaitOne();
                idle = 0;
                continue;
            }

            _ = _wake.WaitOne(Period(slots));
        }
    }

    // The thread that begins a turn writes its sequence and then reads this flag, without a fence in between: the
    // barrier is made here for all of them, so that either they see the flag or this sees their turn.
    private bool TryFallAsleep(TurnSlot[] slots)
    {
        Volatile.Write(ref _asleep, 1);
        Interlocked.MemoryBarrierProcessWide();
        if (!Inspect(slots) && ReferenceEquals(slots, Volatile.Read(ref _slots)))
        {
            return true;
        }

        // When somebody was faster and set the event as well, the next wait ends early: harmless.
        Volatile.Write(ref _asleep, 0);
        return false;
    }

    private bool Inspect(TurnSlot[] slots)
    {
        long now = _clock.GetTimestamp();
        bool active = false;
        foreach (TurnSlot slot in slots)
        {
            if (slot.Inspect(now, _clock))
            {
                active = true;
            }
            else if (slot.IsDead)
            {
                Remove(slot);
            }
        }

        return active;
    }

    private static TimeSpan Period(TurnSlot[] slots)
    {
        TimeSpan shortest = DefaultThreshold;
        foreach (TurnSlot slot in slots)
        {
            if (slot.Threshold < shortest)
            {
                shortest = slot.Threshold;
            }
        }

        return shortest / LooksPerThreshold;
    }
}
