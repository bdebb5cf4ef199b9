using System.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>What the handler of one connection does: hands its socket to the test and waits until the test has ended.</summary>
internal sealed class SocketPlan(long closeDrainLimit, string? subProtocol, bool abortBeforeBirth)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<(AspNetWebSocket, WebSocketConnection)> _opened = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public string? SubProtocol { get; } = subProtocol;

    public Task<(AspNetWebSocket Socket, WebSocketConnection Connection)> Opened => _opened.Task;

    public async Task RunAsync(WebSocketConnection connection)
    {
        if (abortBeforeBirth)
        {
            connection.Abort();
        }

        AspNetWebSocket socket = new(connection, SubProtocol, closeDrainLimit);
        _opened.SetResult((socket, connection));
        await _ended.Task;
        socket.EndOfHandler();
    }

    public void End() => _ended.TrySetResult();
}
