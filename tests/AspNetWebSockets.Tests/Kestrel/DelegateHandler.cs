using System.Net.WebSockets;

namespace AspNetWebSockets.Tests;

/// <summary>A handler made of functions.</summary>
/// <param name="run">Runs the connection.</param>
/// <param name="end">Ends it for the server; <see langword="null"/> to abort it.</param>
internal sealed class DelegateHandler(
    Func<WebSocketConnection, Task> run,
    Action<WebSocketConnection, WebSocketCloseStatus, string>? end = null
) : IWebSocketHandler
{
    public HandlerPolicy Policy { get; } = new() { GoAwayOnShutdown = end is not null };

    public Task RunAsync(WebSocketConnection connection) => run(connection);

    public void EndByServer(WebSocketConnection connection, WebSocketCloseStatus closeStatus, string reason) =>
        end!(connection, closeStatus, reason);

    public void Abort(WebSocketConnection connection) => connection.Abort();
}
