namespace AspNetWebSockets.Transport;

/// <summary>A thread of an <see cref="EpollLoop"/>: what it has fetched and not handled when it is blocked is reported again to the next one.</summary>
internal sealed class EpollWorker : LoopWorker
{
    // Enough for one round among thousands of busy connections.
    private const int EventsPerRound = 512;

    // Enough for a bulk sender to fill in one call; more brings nothing once the second-level cache is left.
    private const int ReceiveBufferSize = 256 * 1024;

    /// <summary>Where this thread receives. Pinned for ever.</summary>
    public byte[] ReceiveBuffer { get; } = GC.AllocateUninitializedArray<byte>(ReceiveBufferSize, pinned: true);

    /// <summary>What the last wait brought.</summary>
    public EpollEvents Events { get; } = new(EventsPerRound);
}
