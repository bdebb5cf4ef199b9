namespace AspNetWebSockets.Transport;

/// <summary>The turns of one thread outside the event loops: whoever uses a sink on a thread that can be spared.</summary>
internal sealed class ThreadTurnSlot : TurnSlot
{
    private readonly Thread _thread = Thread.CurrentThread;
    private readonly Lock _gate = new();
    private ThreadTurnSlot? _inner;

    public ThreadTurnSlot(TurnWatchdog watchdog)
        : base(watchdog, TurnWatchdog.DefaultThreshold) { }

    /// <inheritdoc />
    public override bool IsDead => !_thread.IsAlive;

    /// <summary>This slot, or a further one of the same thread when it is in a turn already.</summary>
    public ThreadTurnSlot Free
    {
        get
        {
            ThreadTurnSlot slot = this;
            while (slot.IsBusy)
            {
                slot = slot._inner ??= TurnWatchdog.Shared.Add(new ThreadTurnSlot(TurnWatchdog.Shared));
            }

            return slot;
        }
    }

    /// <summary>Ends the turn. When the watchdog is just calling the sink, waits until it has: the call is short.</summary>
    public void End(long turn)
    {
        if (!TryEnd(turn))
        {
            lock (_gate) { }
        }
    }

    /// <inheritdoc />
    protected override bool TryClaim(long turn, ITransportSink sink)
    {
        lock (_gate)
        {
            return base.TryClaim(turn, sink);
        }
    }

    /// <inheritdoc />
    protected override void OnStalled(ITransportSink sink) => sink.OnStalled();
}
