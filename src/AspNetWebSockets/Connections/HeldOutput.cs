namespace AspNetWebSockets;

/// <summary>
/// Since when the peer has taken nothing of a flush. Linux tells that there is room only when a third of the send buffer
/// is free, up to 4 MiB of it, which a slow peer may take minutes for; so what the peer has acknowledged is looked at as
/// well, where the transport can tell. SYNCHRONIZATION: used under the connection's lock only.
/// </summary>
internal sealed class HeldOutput
{
    private const int LooksPerBound = 4;

    private long? _acknowledged;
    private TimeSpan? _nextLook;

    /// <summary>While a flush is held back: when the peer last took something of it, or the flush began.</summary>
    public TimeSpan? Since { get; private set; }

    /// <summary>When to <see cref="Look"/>; <see langword="null"/> for never.</summary>
    public TimeSpan? NextLook => Since is null ? null : _nextLook;

    /// <summary>The peer holds a flush back.</summary>
    /// <param name="now">The time.</param>
    /// <param name="bound">How long it may; <see langword="null"/> for ever.</param>
    public void Begin(TimeSpan now, TimeSpan? bound)
    {
        Since = now;
        _acknowledged = null;
        _nextLook = now + (bound / LooksPerBound);
    }

    /// <summary>The transport tells that the peer has taken something.</summary>
    public void Progress(TimeSpan now) => Since = Since is null ? null : now;

    /// <summary>The flush is over.</summary>
    /// <returns>What <see cref="Since"/> was.</returns>
    public TimeSpan? End()
    {
        TimeSpan? since = Since;
        Since = null;
        return since;
    }

    /// <summary>Compares what the peer has acknowledged with the look before.</summary>
    /// <param name="acknowledged">Bytes since the connection began; <see langword="null"/> when the transport cannot tell.</param>
    /// <param name="now">The time.</param>
    /// <param name="bound">As of <see cref="Begin"/>.</param>
    /// <returns>Whether it has taken something.</returns>
    public bool Look(long? acknowledged, TimeSpan now, TimeSpan? bound)
    {
        bool progress = acknowledged > _acknowledged;
        _acknowledged = acknowledged;
        _nextLook = acknowledged is null ? null : now + (bound / LooksPerBound);
        if (progress)
        {
            Progress(now);
        }

        return progress;
    }
}
