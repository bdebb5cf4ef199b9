using System.Net.WebSockets;
using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>A WebSocket that the server ends: the close frame is sent, and the client has a bounded time to answer.</summary>
internal sealed class GoingAway : IDisposable
{
    private readonly WebSocketConnection _connection;
    private readonly HandlerSettings _settings;
    private readonly string _path;
    private readonly WebSocketCloseStatus _closeStatus;
    private readonly string _reason;
    private readonly ITimer _deadline;
    private AspNetWebSocket? _socket;

    internal GoingAway(
        WebSocketConnection connection,
        HandlerSettings settings,
        string path,
        WebSocketCloseStatus closeStatus,
        string reason
    )
    {
        _connection = connection;
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

    /// <summary>Sends the close frame, behind a send that is in progress. Any thread, any number of times.</summary>
    internal void Start(AspNetWebSocket socket)
    {
        if (Interlocked.CompareExchange(ref _socket, socket, null) is null)
        {
            _ = SendCloseAsync(socket);
        }
    }

    private async Task SendCloseAsync(AspNetWebSocket socket)
    {
        try
        {
            await socket.CloseBehindSendAsync(_closeStatus, _reason).ConfigureAwait(false);
        }
        catch (WebSocketException exception)
        {
            // The client vanished meanwhile.
            _settings.Environment.Logger.GoAwayNotSent(_path, _closeStatus, exception.Message);
        }
    }

    private void Abort()
    {
        if (_connection.IsClosedCleanly)
        {
            // The client has answered, and the connection itself sees to the end of TCP. A handler that is still busy
            // with what came before the answer keeps it.
            return;
        }

        _settings.Environment.Logger.GoAwayTimedOut(_path, _closeStatus, _settings.LingerTimeout);
        Volatile.Read(ref _socket)?.Cut();
        _connection.Abort();
    }
}
