using System.Net.WebSockets;

namespace System.Web.WebSockets;

/// <summary>
/// The state rules of <see cref="AspNetWebSocket"/> without any I/O: which call is legal when, and what its end does to
/// the state. <c>BeginX</c> checks (disposed, aborted, send channel, receive channel, in this order), throws and then
/// changes nothing, or occupies the channel; <c>EndX</c> is called when the operation succeeded. An operation that
/// failed calls <see cref="TryAbort"/> instead and leaves its channel busy.
/// </summary>
/// <remarks>
/// SYNCHRONIZATION: every member may be called from any thread at any time. All state is one word that is changed by
/// compare-and-swap; a change that met another one looks again. A struct, so that it costs a socket no object: it lives in
/// one field and is never copied.
/// </remarks>
internal struct SocketStateMachine(bool bornAborted)
{
    private int _word = new SocketStates().With(bornAborted ? WebSocketState.Aborted : WebSocketState.Open).Word;

    /// <summary>The public state.</summary>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    public WebSocketState State
    {
        get
        {
            SocketStates now = Now();
            now.ThrowIfDisposed();
            return now.State;
        }
    }

    /// <summary>Whether the socket was aborted; also answers after the handler has ended.</summary>
    public bool IsAborted => Now().State == WebSocketState.Aborted;

    /// <summary>Whether a receive is pending on a socket that is still alive.</summary>
    public bool IsReceiving => Now() is { IsUsable: true, Receive: ChannelState.Busy };

    /// <summary>Guards the members that need no more than a living handler.</summary>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    public void RequireNotDisposed() => Now().ThrowIfDisposed();

    /// <summary>Occupies the receive channel.</summary>
    public void BeginReceive()
    {
        SocketStates now = Now();
        SocketStates next;
        do
        {
            now.ThrowIfUnusable();
            now.ThrowUnlessReceivable();
            next = now.WithReceive(ChannelState.Busy);
        } while (!TryChange(ref now, next));
    }

    /// <summary>Frees the receive channel, or closes it when <paramref name="closeFrame"/> was received.</summary>
    public void EndReceive(bool closeFrame)
    {
        SocketStates now = Now();
        SocketStates next;
        do
        {
            next = closeFrame
                ? now.WithReceive(ChannelState.Closed).Advance(WebSocketState.CloseReceived, WebSocketState.CloseSent)
                : now.WithReceive(ChannelState.Ready);
        } while (!TryChange(ref now, next));
    }

    /// <summary>Occupies the send channel for a data frame.</summary>
    public void BeginSend()
    {
        SocketStates now = Now();
        SocketStates next;
        do
        {
            now.ThrowIfUnusable();
            now.ThrowIfSending();
            if (now.Send == ChannelState.Closed)
            {
                throw SocketErrors.CloseAlreadySent();
            }

            next = now.WithSend(ChannelState.Busy);
        } while (!TryChange(ref now, next));
    }

    /// <summary>Frees the send channel after a data frame.</summary>
    public void EndSend()
    {
        SocketStates now = Now();
        while (!TryChange(ref now, now.WithSend(ChannelState.Ready))) { }
    }

    /// <summary>Occupies the send channel for the close frame; <see cref="CloseSteps.None"/> when it was sent before.</summary>
    public CloseSteps BeginCloseOutput()
    {
        SocketStates now = Now();
        SocketStates next;
        CloseSteps steps;
        do
        {
            now.ThrowIfUnusable();
            now.ThrowIfSending();
            next = now.OccupyForClose(receiveToo: false, out steps);
        } while (!TryChange(ref now, next));
        return steps;
    }

    /// <summary>Occupies every channel that is not closed yet, both or none, and says which.</summary>
    public CloseSteps BeginClose()
    {
        SocketStates now = Now();
        SocketStates next;
        CloseSteps steps;
        do
        {
            now.ThrowIfUnusable();
            now.ThrowIfSending();
            if (now.Receive != ChannelState.Closed)
            {
                now.ThrowUnlessReceivable();
            }

            next = now.OccupyForClose(receiveToo: true, out steps);
        } while (!TryChange(ref now, next));
        return steps;
    }

    /// <summary>Closes the send channel: our close frame went out.</summary>
    public void EndSendClose()
    {
        SocketStates now = Now();
        SocketStates next;
        do
        {
            next = now.WithSend(ChannelState.Closed).Advance(WebSocketState.CloseSent, WebSocketState.CloseReceived);
        } while (!TryChange(ref now, next));
    }

    /// <summary>
    /// <see cref="BeginCloseOutput"/> for the runtime's own close: where it would throw, the answer is
    /// <see langword="null"/>.
    /// </summary>
    public CloseSteps? TryBeginCloseOutput()
    {
        SocketStates now = Now();
        SocketStates next;
        CloseSteps steps;
        do
        {
            if (!now.IsUsable || now.Send == ChannelState.Busy)
            {
                return null;
            }

            next = now.OccupyForClose(receiveToo: false, out steps);
        } while (!TryChange(ref now, next));
        return steps;
    }

    /// <summary>
    /// Closes the send channel for a close frame that the server sends beside the handler: from then on the handler finds
    /// it sent, also when the client's answer is faster than the return of the send.
    /// </summary>
    /// <returns><see langword="false"/> when a send is pending, or the channel is closed, or the socket has ended.</returns>
    public bool TryCloseOutput()
    {
        SocketStates now = Now();
        do
        {
            if (now is not { IsUsable: true, Send: ChannelState.Ready })
            {
                return false;
            }
        } while (
            !TryChange(
                ref now,
                now.WithSend(ChannelState.Closed).Advance(WebSocketState.CloseSent, WebSocketState.CloseReceived)
            )
        );
        return true;
    }

    /// <summary><see cref="BeginReceive"/> for the runtime's own close: where it would throw, the answer is no.</summary>
    /// <param name="pending">Whether the answer is no because a receive is pending, so that it is worth asking again.</param>
    public bool TryBeginReceive(out bool pending)
    {
        SocketStates now = Now();
        do
        {
            pending = now is { IsUsable: true, Receive: ChannelState.Busy };
            if (now is not { IsUsable: true, Receive: ChannelState.Ready })
            {
                return false;
            }
        } while (!TryChange(ref now, now.WithReceive(ChannelState.Busy)));
        return true;
    }

    /// <summary>Moves to <see cref="WebSocketState.Aborted"/> unless the socket is closed or aborted already.</summary>
    /// <returns>Whether this call made the change, so that its caller has to cut the connection.</returns>
    public bool TryAbort()
    {
        SocketStates now = Now();
        do
        {
            if (now.State is WebSocketState.Closed or WebSocketState.Aborted)
            {
                return false;
            }
        } while (!TryChange(ref now, now.With(WebSocketState.Aborted)));
        return true;
    }

    /// <summary>The handler has ended: what is not closed is aborted, and every later call throws <see cref="ObjectDisposedException"/>.</summary>
    /// <returns>Whether the connection has to be cut: no close frame of ours is on its way.</returns>
    public bool EndOfHandler()
    {
        SocketStates now = Now();
        SocketStates next;
        bool cut;
        do
        {
            cut = now.State is WebSocketState.Open or WebSocketState.CloseReceived;
            next = (now.State == WebSocketState.Closed ? now : now.With(WebSocketState.Aborted)).Disposed();
        } while (!TryChange(ref now, next));
        return cut;
    }

    private SocketStates Now() => new(Volatile.Read(ref _word));

    /// <summary>Puts <paramref name="next"/> in the place of <paramref name="seen"/>; when that is out of date, <paramref name="seen"/> is renewed.</summary>
    private bool TryChange(ref SocketStates seen, SocketStates next)
    {
        int found = Interlocked.CompareExchange(ref _word, next.Word, seen.Word);
        bool changed = found == seen.Word;
        seen = new SocketStates(found);
        return changed;
    }
}
