using System.Net.WebSockets;
using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>A WebSocket that the server ends: the close frame is sent, and the client has a bounded time to answer.</summary>
internal sealed class GoingAway : IDisposable
{
    private readonly WebSocketConnection _connection;
    private readonly AspNetWebSocket _socket;
    private readonly HandlerSettings _settings;
    private readonly string _path;
    private readonly WebSocketCloseStatus _closeStatus;
    private readonly string _reason;
    private readonly ITimer _deadline;

    internal GoingAway(
        WebSocketConnection connection,
        AspNetWebSocket socket,
        HandlerSettings settings,
        string path,
        WebSocketCloseStatus closeStatus,
        string reason
    )
    {
        _connection = connection;
        _socket = socket;
        _settings = settings;
        _path = path;
        _closeStatus = closeStatus;
        _reason = reason;
        _deadline = settings.TimeProvider.CreateTimer(
            static state => ((GoingAway)state!).Abort(),
            this,
            settings.LingerTimeout,
            Timeout.InfiniteTimeSpan
        );
    }

    public void Dispose() => _deadline.Dispose();

    /// <summary>Sends the close frame if the socket is free to send; a send in progress is left alone, and only the deadline counts.</summary>
    internal void Start() => _ = SendCloseAsync();

    private async Task SendCloseAsync()
    {
        try
        {
            await _socket.CloseOutputAsync(_closeStatus, _reason, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidOperationException or WebSocketException)
        {
            // A send in progress, or a socket that ended meanwhile.
            _settings.Environment.Logger.GoAwayNotSent(_path, exception.Message);
        }
    }

    private void Abort()
    {
        _settings.Environment.Logger.GoAwayTimedOut(_path, _settings.LingerTimeout);
        _socket.Cut();
        _connection.Abort();
    }
}
