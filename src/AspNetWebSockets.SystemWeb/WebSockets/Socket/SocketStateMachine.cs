using System.Net.WebSockets;

namespace System.Web.WebSockets;

/// <summary>
/// The state rules of <see cref="AspNetWebSocket"/> without any I/O: which call is legal when, and what its end does to
/// the state. <c>BeginX</c> checks (disposed, aborted, send channel, receive channel, in this order), throws and then
/// changes nothing, or occupies the channel; <c>EndX</c> is called when the operation succeeded. An operation that
/// failed calls <see cref="TryAbort"/> instead and leaves its channel busy.
/// </summary>
/// <remarks>
/// SYNCHRONIZATION: every member may be called from any thread at any time; one lock guards all fields and is held for
/// a few instructions only, never across an await or a callback.
/// </remarks>
internal sealed class SocketStateMachine(bool bornAborted)
{
    private readonly Lock _gate = new();
    private WebSocketState _state = bornAborted ? WebSocketState.Aborted : WebSocketState.Open;
    private ChannelState _send;
    private ChannelState _receive;
    private bool _disposed;

    /// <summary>The public state.</summary>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    public WebSocketState State
    {
        get
        {
            lock (_gate)
            {
                ThrowIfDisposed();
                return _state;
            }
        }
    }

    /// <summary>Whether the socket was aborted; also answers after the handler has ended.</summary>
    public bool IsAborted
    {
        get
        {
            lock (_gate)
            {
                return _state == WebSocketState.Aborted;
            }
        }
    }

    /// <summary>Whether a receive is pending on a socket that is still alive.</summary>
    public bool IsReceiving
    {
        get
        {
            lock (_gate)
            {
                return IsUsable && _receive == ChannelState.Busy;
            }
        }
    }

    /// <summary>Guards the members that need no more than a living handler.</summary>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    public void RequireNotDisposed()
    {
        lock (_gate)
        {
            ThrowIfDisposed();
        }
    }

    /// <summary>Occupies the receive channel.</summary>
    public void BeginReceive()
    {
        lock (_gate)
        {
            ThrowIfUnusable();
            ThrowUnlessReceivable();
            _receive = ChannelState.Busy;
        }
    }

    /// <summary>Frees the receive channel, or closes it when <paramref name="closeFrame"/> was received.</summary>
    public void EndReceive(bool closeFrame)
    {
        lock (_gate)
        {
            _receive = closeFrame ? ChannelState.Closed : ChannelState.Ready;
            if (closeFrame)
            {
                Advance(WebSocketState.CloseReceived, WebSocketState.CloseSent);
            }
        }
    }

    /// <summary>Occupies the send channel for a data frame.</summary>
    public void BeginSend()
    {
        lock (_gate)
        {
            ThrowIfUnusable();
            ThrowIfSending();
            if (_send == ChannelState.Closed)
            {
                throw SocketErrors.CloseAlreadySent();
            }

            _send = ChannelState.Busy;
        }
    }

    /// <summary>Frees the send channel after a data frame.</summary>
    public void EndSend()
    {
        lock (_gate)
        {
            _send = ChannelState.Ready;
        }
    }

    /// <summary>Occupies the send channel for the close frame; <see cref="CloseSteps.None"/> when it was sent before.</summary>
    public CloseSteps BeginCloseOutput()
    {
        lock (_gate)
        {
            ThrowIfUnusable();
            ThrowIfSending();
            return OccupyForClose(receiveToo: false);
        }
    }

    /// <summary>Occupies every channel that is not closed yet, both or none, and says which.</summary>
    public CloseSteps BeginClose()
    {
        lock (_gate)
        {
            ThrowIfUnusable();
            ThrowIfSending();
            if (_receive != ChannelState.Closed)
            {
                ThrowUnlessReceivable();
            }

            return OccupyForClose(receiveToo: true);
        }
    }

    /// <summary>Closes the send channel: our close frame went out.</summary>
    public void EndSendClose()
    {
        lock (_gate)
        {
            _send = ChannelState.Closed;
            Advance(WebSocketState.CloseSent, WebSocketState.CloseReceived);
        }
    }

    /// <summary>
    /// <see cref="BeginCloseOutput"/> for the runtime's own close: where it would throw, the answer is
    /// <see langword="null"/>.
    /// </summary>
    public CloseSteps? TryBeginCloseOutput()
    {
        lock (_gate)
        {
            return IsUsable && _send != ChannelState.Busy ? OccupyForClose(receiveToo: false) : null;
        }
    }

    /// <summary><see cref="BeginReceive"/> for the runtime's own close: where it would throw, the answer is no.</summary>
    /// <param name="pending">Whether the answer is no because a receive is pending, so that it is worth asking again.</param>
    public bool TryBeginReceive(out bool pending)
    {
        lock (_gate)
        {
            pending = IsUsable && _receive == ChannelState.Busy;
            if (!IsUsable || _receive != ChannelState.Ready)
            {
                return false;
            }

            _receive = ChannelState.Busy;
            return true;
        }
    }

    /// <summary>Moves to <see cref="WebSocketState.Aborted"/> unless the socket is closed or aborted already.</summary>
    /// <returns>Whether this call made the change, so that its caller has to cut the connection.</returns>
    public bool TryAbort()
    {
        lock (_gate)
        {
            if (_state is WebSocketState.Closed or WebSocketState.Aborted)
            {
                return false;
            }

            _state = WebSocketState.Aborted;
            return true;
        }
    }

    /// <summary>The handler has ended: what is not closed is aborted, and every later call throws <see cref="ObjectDisposedException"/>.</summary>
    /// <returns>Whether the connection has to be cut: no close frame of ours is on its way.</returns>
    public bool EndOfHandler()
    {
        lock (_gate)
        {
            bool cut = _state is WebSocketState.Open or WebSocketState.CloseReceived;
            if (_state != WebSocketState.Closed)
            {
                _state = WebSocketState.Aborted;
            }

            _disposed = true;
            return cut;
        }
    }

    private bool IsUsable => !_disposed && _state != WebSocketState.Aborted;

    // The first close frame gives the half-closed state, the second ends the handshake. An aborted socket stays aborted.
    private void Advance(WebSocketState first, WebSocketState second)
    {
        if (_state == WebSocketState.Open)
        {
            _state = first;
        }
        else if (_state == second)
        {
            _state = WebSocketState.Closed;
        }
    }

    private CloseSteps OccupyForClose(bool receiveToo)
    {
        CloseSteps steps = CloseSteps.None;
        if (_send == ChannelState.Ready)
        {
            _send = ChannelState.Busy;
            steps |= CloseSteps.Send;
        }

        if (receiveToo && _receive == ChannelState.Ready)
        {
            _receive = ChannelState.Busy;
            steps |= CloseSteps.Receive;
        }

        return steps;
    }

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw SocketErrors.Disposed();
        }
    }

    private void ThrowIfUnusable()
    {
        ThrowIfDisposed();
        if (_state == WebSocketState.Aborted)
        {
            throw SocketErrors.Aborted();
        }
    }

    private void ThrowIfSending()
    {
        if (_send == ChannelState.Busy)
        {
            throw SocketErrors.SendInProgress();
        }
    }

    private void ThrowUnlessReceivable()
    {
        if (_receive != ChannelState.Ready)
        {
            throw _receive == ChannelState.Busy
                ? SocketErrors.ReceiveInProgress()
                : SocketErrors.CloseAlreadyReceived();
        }
    }
}
