using System.Net.WebSockets;

namespace System.Web.WebSockets;

public sealed partial class AspNetWebSocket
{
    // Set while the runtime's own close waits for a receive of the application to end.
    private TaskCompletionSource? _receiveEnded;

    /// <summary>
    /// The handler has ended: aborts the socket unless the closing handshake is complete. From now on every member
    /// throws <see cref="ObjectDisposedException"/>, so that lists which kept the socket find out.
    /// </summary>
    /// <remarks>
    /// A close frame that was sent is not cut off: the connection's own end brings it to the client, within
    /// <see cref="AspNetWebSockets.AspNetWebSocketsOptions.LingerTimeout"/>.
    /// </remarks>
    internal void EndOfHandler()
    {
        if (_machine.EndOfHandler())
        {
            _connection.Abort();
        }
    }

    /// <summary>
    /// Closes for a handler that did not: sends the close frame unless it was sent before, then waits for the client's,
    /// discarding data, within <see cref="AspNetWebSockets.AspNetWebSocketsOptions.CloseTimeout"/>; when that is infinite,
    /// the wait is left to the end of the connection. Never throws.
    /// </summary>
    /// <remarks>
    /// A receive that the application has pending is left to complete, and what it gets is the application's. A send
    /// that is pending cannot be overtaken: the socket is aborted then.
    /// </remarks>
    /// <param name="status">A code that <see cref="CloseOutputAsync"/> accepts.</param>
    /// <param name="reason">At most 123 bytes in UTF-8.</param>
    internal async Task ClosePolitelyAsync(WebSocketCloseStatus status, string reason)
    {
        if (_machine.TryBeginCloseOutput() is not { } steps)
        {
            Cut();
            return;
        }

        try
        {
            Task send =
                steps == CloseSteps.Send
                    ? FinishCloseOutputAsync(status, reason, CancellationToken.None)
                    : Task.CompletedTask;
            _connection.StartCloseTimeout();
            await send.ConfigureAwait(false);
            if (_connection.CloseTimeout == Timeout.InfiniteTimeSpan)
            {
                // A handler may wait for ever, its end may not: the connection awaits the answer, for LingerTimeout.
                return;
            }

            bool begun = _machine.TryBeginReceive(out bool pending);
            while (pending)
            {
                await ReceiveEndedAsync().ConfigureAwait(false);
                begun = _machine.TryBeginReceive(out pending);
            }

            if (begun)
            {
                await FinishCloseReceiveAsync(long.MaxValue, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // There is nobody left to tell: the state Aborted is the answer to the caller.
            Cut();
        }
    }

    // The signal is in place before the channel is looked at again, so that an end in between is not missed.
    private Task ReceiveEndedAsync()
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _receiveEnded, ended);
        return _machine.IsReceiving ? ended.Task : Task.CompletedTask;
    }

    private void SignalReceiveEnded() => Volatile.Read(ref _receiveEnded)?.TrySetResult();
}
