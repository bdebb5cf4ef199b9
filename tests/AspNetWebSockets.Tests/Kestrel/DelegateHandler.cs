namespace AspNetWebSockets.Tests;

/// <summary>A handler made of functions.</summary>
/// <param name="run">Runs the connection.</param>
/// <param name="hostStopping">Ends it with the host; <see langword="null"/> to abort it.</param>
internal sealed class DelegateHandler(
    Func<WebSocketConnection, Task> run,
    Action<WebSocketConnection>? hostStopping = null
) : IWebSocketHandler
{
    public Task RunAsync(WebSocketConnection connection) => run(connection);

    public void OnHostStopping(WebSocketConnection connection)
    {
        if (hostStopping is null)
        {
            connection.Abort();
        }
        else
        {
            hostStopping(connection);
        }
    }
}
