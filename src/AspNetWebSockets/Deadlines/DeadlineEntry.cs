namespace AspNetWebSockets;

/// <summary>A connection's place in the <see cref="DeadlineScheduler"/>, whose lock guards what changes; outlives the connection without holding it.</summary>
/// <param name="connection">The connection to call.</param>
internal sealed class DeadlineEntry(WebSocketConnection connection)
{
    /// <summary>Whom to call; <see langword="null"/> once the connection has ended.</summary>
    public WebSocketConnection? Connection { get; private set; } = connection;

    /// <summary>When it will be called; <see cref="TimeSpan.MaxValue"/> for never.</summary>
    public TimeSpan Due { get; set; } = TimeSpan.MaxValue;

    public void Release() => Connection = null;
}
