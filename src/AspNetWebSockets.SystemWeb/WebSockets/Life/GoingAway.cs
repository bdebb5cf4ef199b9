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

    /// <summary>Sends the close frame, behind a send that is in progress.</summary>
    internal void Start() => _ = SendCloseAsync();

    private async Task SendCloseAsync()
    {
        try
        {
            await _socket.CloseBehindSendAsync(_closeStatus, _reason).ConfigureAwait(false);
        }
        catch (WebSocketException exception)
        {
            // The client vanished meanwhile.
            _settings.Environment.Logger.GoAwayNotSent(_path, _closeStatus, exception.Message);
        }
    }

    private void Abort()
    {
        _settings.Environment.Logger.GoAwayTimedOut(_path, _closeStatus, _settings.LingerTimeout);
        _socket.Cut();
        _connection.Abort();
    }
}
