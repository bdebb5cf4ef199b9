namespace AspNetWebSockets.Transport;

/// <summary>A thread of an <see cref="EpollLoop"/>: what it has fetched and not handled when it is blocked is reported again to the next one.</summary>
internal sealed class EpollWorker : LoopWorker
{
    // Enough for one round among thousands of busy connections.
    private const int EventsPerRound = 512;

    /// <summary>What the last wait brought.</summary>
    public EpollEvents Events { get; } = new(EventsPerRound);
}
