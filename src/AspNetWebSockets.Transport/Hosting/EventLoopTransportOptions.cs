using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Transport;

/// <summary>Sets up the event-loop transport. The ranges are checked when the host starts (<see cref="OptionsValidationException"/>).</summary>
public sealed class EventLoopTransportOptions
{
    internal const int MaxLoopCount = 1024;

    /// <summary>What serves the connections. Default: <see cref="EventLoopTransportKind.Auto"/>. Another one that this system does not allow fails at the start.</summary>
    public EventLoopTransportKind Kind { get; set; }

    /// <summary>The number of loops, each with a thread, from 1 to 1,024. Default: one per processor, at most 64.</summary>
    public int LoopCount { get; set; } = Math.Min(Environment.ProcessorCount, 64);

    /// <summary>
    /// How many connections per endpoint may wait to be accepted: listen(2). At least 1; the system's own limit holds as well.
    /// Default: 512. Eight times as many may be accepted and wait for the HTTP server; then no more are until it has taken
    /// half of them.
    /// </summary>
    public int Backlog { get; set; } = 512;

    /// <summary>
    /// Whether WebSocket handlers run on the thread pool, not on the loops: slower by a switch of threads per message, but
    /// handlers that block cost a pool thread only. Default: <see langword="false"/>.
    /// </summary>
    public bool RunOnThreadPool { get; set; }

    /// <summary>
    /// How long a handler may hold a loop's thread before another thread leads the loop on, from 1 ms to 10 s.
    /// Default: 20 ms. It is found out within one and a half of it.
    /// </summary>
    public TimeSpan StallThreshold { get; set; } = TurnWatchdog.DefaultThreshold;

    /// <summary>
    /// How many bytes are read ahead of the HTTP server, at least 1; <see langword="null"/> for no limit. Default: 1 MiB,
    /// as for Kestrel's sockets. WebSocket connections have a limit of their own.
    /// </summary>
    public long? MaxReadBufferSize { get; set; } = 1024 * 1024;

    /// <summary>
    /// How many bytes the HTTP server may write before it has to wait for the peer, at least 1; <see langword="null"/> for
    /// no limit. Default: 64 KiB, as for Kestrel's sockets.
    /// </summary>
    public long? MaxWriteBufferSize { get; set; } = 64 * 1024;

    /// <summary>
    /// How long a peer may take nothing at all of what is left to send when the HTTP server is done with a connection,
    /// before it is aborted: more than zero, at most 49 days; <see cref="Timeout.InfiniteTimeSpan"/> for ever, as
    /// Kestrel's sockets wait. Default: 30 seconds. What the kernel has room for counts as taken. WebSocket connections
    /// have a limit of their own while they are open.
    /// </summary>
    public TimeSpan WriteStallTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
