namespace AspNetWebSockets;

/// <summary>What runs a WebSocket. One object for both calls, as all that it has stays in memory for as long as the connection.</summary>
public interface IWebSocketHandler
{
    /// <summary>
    /// Runs the connection. Called once, after the 101 was written (or could not be: then the connection is aborted
    /// from birth). When its task has ended, and then that of <see cref="EndAsync"/>, the connection is disposed and the
    /// request, if it is still pending, completes.
    /// </summary>
    /// <param name="connection">The connection.</param>
    Task RunAsync(WebSocketConnection connection);

    /// <summary>
    /// What there is to do between the end of <see cref="RunAsync"/> and that of the connection, such as to close it.
    /// Called once. Two methods, as one that awaited the other would stay in memory for as long as the connection.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="failure">Why <see cref="RunAsync"/> failed, or <see langword="null"/>. It is not logged yet; what the returned task fails with is.</param>
    /// <returns>By default a task that has failed with <paramref name="failure"/>, or has succeeded.</returns>
    Task EndAsync(WebSocketConnection connection, Exception? failure) =>
        failure is null ? Task.CompletedTask : Task.FromException(failure);

    /// <summary>
    /// The host begins to stop: ends the connection in the handler's own way. Called at most once, from any thread,
    /// perhaps before <see cref="RunAsync"/>.
    /// </summary>
    /// <param name="connection">The connection.</param>
    void OnHostStopping(WebSocketConnection connection);
}
