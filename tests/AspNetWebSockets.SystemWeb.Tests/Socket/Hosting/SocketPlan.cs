using System.Net.WebSockets;
using System.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>What the handler of one connection does: hands its socket to the test and waits until the test has ended.</summary>
internal sealed class SocketPlan(long closeDrainLimit, string? subProtocol, bool acceptWhenClientIsGone)
    : IWebSocketHandler
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<(AspNetWebSocket, WebSocketConnection)> _opened = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public string? SubProtocol { get; } = subProtocol;

    public Task<(AspNetWebSocket Socket, WebSocketConnection Connection)> Opened => _opened.Task;

    /// <summary>Completes when the handler has ended.</summary>
    public Task Over => _over.Task;

    /// <summary>Completes when the request has reached the pipeline.</summary>
    public Task Reached => _reached.Task;

    /// <summary>The pipeline's part after accepting.</summary>
    public async Task AcceptedAsync(CancellationToken requestAborted)
    {
        _reached.SetResult();
        if (acceptWhenClientIsGone)
        {
            TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration registration = requestAborted.Register(() => gone.SetResult());
            await gone.Task.InTime();
        }
    }

    public async Task RunAsync(WebSocketConnection connection)
    {
        AspNetWebSocket socket = new(connection, SubProtocol, closeDrainLimit);
        _opened.SetResult((socket, connection));
        await _ended.Task;
        socket.EndOfHandler();
        _over.SetResult();
    }

    public HandlerPolicy Policy { get; } = new();

    public void EndByServer(WebSocketConnection connection, WebSocketCloseStatus closeStatus, string reason) =>
        connection.Abort();

    public void Abort(WebSocketConnection connection) => connection.Abort();

    public void End() => _ended.TrySetResult();
}
