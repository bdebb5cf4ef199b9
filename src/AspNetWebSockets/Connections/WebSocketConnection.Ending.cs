using System.Net.WebSockets;

namespace AspNetWebSockets;

// The end for a reason that is neither the handler's nor the client's.
public sealed partial class WebSocketConnection
{
    private readonly ConnectionDrain? _drain;
    private ConnectionEndCause _endCause;

    /// <inheritdoc cref="IWebSocketDrain.Draining"/>
    public CancellationToken Stopping => _drain?.Draining ?? CancellationToken.None;

    /// <summary>Whether both close frames have passed.</summary>
    internal bool IsClosedCleanly
    {
        get
        {
            lock (Gate)
            {
                return _closingHandshake is { IsClean: true };
            }
        }
    }

    /// <summary>What ended the connection; <see cref="ConnectionEndCause.None"/> before.</summary>
    internal ConnectionEndCause EndCause => Interlocked.CompareExchange(ref _endCause, default, default);

    /// <summary>Says what ends the connection. Any thread.</summary>
    /// <returns><see langword="false"/> when something else did before.</returns>
    internal bool TrySetEndCause(ConnectionEndCause cause) =>
        Interlocked.CompareExchange(ref _endCause, cause, ConnectionEndCause.None) == ConnectionEndCause.None;

    /// <summary>The handler is done with the connection; see <see cref="ConnectionDrain.OnHandlerDone"/>. Any thread, any number of times.</summary>
    internal void OnHandlerDone() => _drain?.OnHandlerDone(this);

    /// <summary>
    /// The server ends the connection: its handler's socket sends a close frame, and the client has a bounded time to
    /// answer. Any thread, any number of times; not under this connection's lock.
    /// </summary>
    internal void EndByServer(ConnectionEndCause cause, WebSocketCloseStatus closeStatus, string reason)
    {
        _ = TrySetEndCause(cause);
        if (_place.Handler is { } handler)
        {
            try
            {
                handler.EndByServer(this, closeStatus, reason);
            }
            catch (Exception exception)
            {
                // It has to end all the same, and so have those that end with it.
                OnUnexpected(exception);
            }
        }
    }
}
