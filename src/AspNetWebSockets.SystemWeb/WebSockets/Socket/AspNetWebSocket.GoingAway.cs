using System.Net.WebSockets;

namespace System.Web.WebSockets;

public sealed partial class AspNetWebSocket
{
    private PendingClose? _pendingClose;

    /// <summary>
    /// Sends a close frame for the server, behind the send that is pending: at its end, before the application hears of
    /// that and can begin another. Called once.
    /// </summary>
    /// <param name="status">A code that <see cref="CloseOutputAsync"/> accepts.</param>
    /// <param name="reason">At most 123 bytes in UTF-8.</param>
    /// <returns>Completes when the transport took the close frame; never, when the socket is past that.</returns>
    internal Task CloseBehindSendAsync(WebSocketCloseStatus status, string reason)
    {
        PendingClose close = new(
            status,
            reason,
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        Volatile.Write(ref _pendingClose, close);
        SendPendingClose();
        return close.Sent.Task;
    }

    // Both the end of a send and the close look at the other behind their own change, so that one of them sends.
    private void SendPendingClose()
    {
        if (Volatile.Read(ref _pendingClose) is { } close && _machine.TryCloseOutput())
        {
            Volatile.Write(ref _pendingClose, null);
            _ = SendPendingCloseAsync(close);
        }
    }

    private async Task SendPendingCloseAsync(PendingClose close)
    {
        try
        {
            await _connection.SendCloseAsync(close.Status, close.Reason, CancellationToken.None).ConfigureAwait(false);
            close.Sent.SetResult();
        }
        catch (WebSocketException exception)
        {
            Fail();
            close.Sent.SetException(exception);
        }
    }
}
