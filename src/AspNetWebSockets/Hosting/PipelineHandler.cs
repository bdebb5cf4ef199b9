using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>A WebSocket that was accepted within the pipeline: what runs it is the pipeline itself.</summary>
/// <param name="socket">What the pipeline uses.</param>
/// <param name="policy">The choices for such sockets.</param>
internal sealed class PipelineHandler(ServerWebSocket socket, HandlerPolicy policy) : IWebSocketHandler
{
    private readonly TaskCompletionSource _pipeline = new();

    /// <inheritdoc cref="IWebSocketDrain.IsDraining"/>
    public bool IsStopping => socket.Stopping.IsCancellationRequested;

    /// <summary>The pipeline has returned, or thrown.</summary>
    public void EndPipeline(Exception? failure)
    {
        if (failure is null)
        {
            _pipeline.SetResult();
        }
        else
        {
            _pipeline.SetException(failure);
        }
    }

    /// <inheritdoc />
    public Task RunAsync(WebSocketConnection connection) => _pipeline.Task;

    /// <summary>Closes what the pipeline left open, if the application wants that. The failure is the server's to log, whom it reaches through the pipeline.</summary>
    public async Task EndAsync(WebSocketConnection connection, Exception? failure)
    {
        if (policy.CloseWhenHandlerEnds)
        {
            await CloseAsync(
                    connection,
                    failure is null ? WebSocketCloseStatus.NormalClosure : WebSocketCloseStatus.InternalServerError,
                    string.Empty
                )
                .ConfigureAwait(false);
        }

        connection.Leave();
    }

    /// <inheritdoc />
    public HandlerPolicy Policy => policy;

    /// <inheritdoc />
    public void EndByServer(WebSocketConnection connection, WebSocketCloseStatus closeStatus, string reason) =>
        _ = CloseAsync(connection, closeStatus, reason);

    /// <inheritdoc />
    public void Abort(WebSocketConnection connection) => connection.Abort();

    /// <summary>Sends a close frame behind what is being sent, within a bound, unless the socket is past that. Never fails.</summary>
    private async Task CloseAsync(WebSocketConnection connection, WebSocketCloseStatus status, string reason)
    {
        connection.BoundEnd();
        try
        {
            await socket.CloseByServerAsync(status, reason).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // Closed or aborted already, by the application or the client.
            connection.LogNotClosed(exception.Message);
        }
    }
}
