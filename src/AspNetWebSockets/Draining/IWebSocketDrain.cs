namespace AspNetWebSockets;

/// <summary>
/// Lets go of all WebSockets of the server in the way that <see cref="AspNetWebSocketsOptions.Drain"/> says. A stopping
/// host does so by itself; an application calls it to move its clients to another server without stopping this one. A
/// singleton among the services of the application; every member may be used from any thread.
/// </summary>
public interface IWebSocketDrain
{
    /// <summary>Whether the drain has begun. New WebSockets are refused from then on, until the process ends.</summary>
    bool IsDraining { get; }

    /// <summary>
    /// Cancelled once when the drain begins, before the first close frame: the time to begin nothing new. What is
    /// registered on it runs beside the drain, which does not wait for that: without
    /// <see cref="WebSocketDrainOptions.ReadinessDelay"/> close frames may be out already. One token for all
    /// connections, so that it costs none of them anything. A receive that is given it is cancelled, which aborts the
    /// connection before its close frame. A handler that returns on it, or throws
    /// <see cref="OperationCanceledException"/>, has its client told with close code 1001 at once, not in its turn.
    /// </summary>
    CancellationToken Draining { get; }

    /// <summary>How far the drain has come.</summary>
    WebSocketDrainProgress Progress { get; }

    /// <summary>Begins the drain, unless it has begun. Does not stop the host.</summary>
    /// <param name="cancellationToken">Ends the wait, not the drain.</param>
    /// <returns>Completes when every connection has ended, those whose opening handshake was under way included, or was aborted at the deadline.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; in the task.</exception>
    Task DrainAsync(CancellationToken cancellationToken = default);
}
