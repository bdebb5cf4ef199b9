namespace AspNetWebSockets;

/// <summary>A connection's place in the <see cref="DeadlineScheduler"/>; outlives the connection without holding it.</summary>
/// <param name="connection">The connection to call.</param>
internal sealed class DeadlineEntry(WebSocketConnection connection)
{
    /// <summary>Whom to call; <see langword="null"/> once the connection has ended.</summary>
    public WebSocketConnection? Connection { get; private set; } = connection;

    /// <summary>When it will be called; changed under the scheduler's lock.</summary>
    public TimeSpan Due { get; set; } = TimeSpan.MaxValue;

    public void Release() => Connection = null;
}
