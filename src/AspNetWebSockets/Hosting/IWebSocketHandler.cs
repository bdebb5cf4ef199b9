using System.Net.WebSockets;

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
    /// <param name="failure">Why <see cref="RunAsync"/> failed, or <see langword="null"/>, also when it was cancelled while the host drains. It is not logged yet; what the returned task fails with is.</param>
    /// <returns>By default a task that has failed with <paramref name="failure"/>, or has succeeded.</returns>
    Task EndAsync(WebSocketConnection connection, Exception? failure) =>
        failure is null ? Task.CompletedTask : Task.FromException(failure);

    /// <summary>The choices for such handlers.</summary>
    HandlerPolicy Policy { get; }

    /// <summary>
    /// The server ends the connection, for a reason that is not the handler's: sends a close frame behind what is being
    /// sent, gives the client a bounded time to answer, and cuts the connection when it does not. Never throws; called
    /// any number of times, from any thread, perhaps before <see cref="RunAsync"/>.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="closeStatus">A code that may be on the wire (RFC 6455 section 7.4).</param>
    /// <param name="reason">At most 123 bytes in UTF-8.</param>
    void EndByServer(WebSocketConnection connection, WebSocketCloseStatus closeStatus, string reason);

    /// <summary>The server cuts the connection without a close frame. Any number of times, from any thread, perhaps before <see cref="RunAsync"/>.</summary>
    /// <param name="connection">The connection.</param>
    void Abort(WebSocketConnection connection);
}
