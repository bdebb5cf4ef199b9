using System.Net.WebSockets;
using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>A WebSocket of a stopping host: the close frame with 1001 is sent, and the client has a bounded time to answer.</summary>
internal sealed class GoingAway : IDisposable
{
    private readonly WebSocketConnection connection;
    private readonly AspNetWebSocket socket;
    private readonly HandlerSettings settings;
    private readonly string path;
    private readonly ITimer deadline;

    internal GoingAway(WebSocketConnection connection, AspNetWebSocket socket, HandlerSettings settings, string path)
    {
        this.connection = connection;
        this.socket = socket;
        this.settings = settings;
        this.path = path;
        deadline = settings.TimeProvider.CreateTimer(
            static state => ((GoingAway)state!).Abort(),
            this,
            settings.LingerTimeout,
            Timeout.InfiniteTimeSpan
        );
    }

    public void Dispose() => deadline.Dispose();

    /// <summary>Sends the close frame if the socket is free to send; a send in progress is left alone, and only the deadline counts.</summary>
    internal void Start() => _ = SendCloseAsync();

    private async Task SendCloseAsync()
    {
        try
        {
            await socket
                .CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, string.Empty, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidOperationException or WebSocketException)
        {
            // A send in progress, or a socket that ended meanwhile.
            settings.Logger.GoAwayNotSent(path, exception.Message);
        }
    }

    private void Abort()
    {
        settings.Logger.GoAwayTimedOut(path, settings.LingerTimeout);
        connection.Abort();
    }
}
