using System.Net.WebSockets;

namespace System.Web.WebSockets;

/// <summary>The state of a socket and of its two channels in one word, so that one compare-and-swap changes all of it or nothing.</summary>
/// <param name="Word">Bits 0 to 2: state; 3 and 4: send channel; 5 and 6: receive channel; 7: the handler has ended.</param>
internal readonly record struct SocketStates(int Word)
{
    private const int SendShift = 3;
    private const int ReceiveShift = 5;
    private const int DisposedBit = 1 << 7;
    private const int StateMask = 7;
    private const int ChannelMask = 3;

    internal WebSocketState State => (WebSocketState)(Word & StateMask);

    internal ChannelState Send => (ChannelState)((Word >> SendShift) & ChannelMask);

    internal ChannelState Receive => (ChannelState)((Word >> ReceiveShift) & ChannelMask);

    internal bool IsDisposed => (Word & DisposedBit) != 0;

    internal bool IsUsable => !IsDisposed && State != WebSocketState.Aborted;

    internal SocketStates With(WebSocketState state) => new((Word & ~StateMask) | (int)state);

    internal SocketStates WithSend(ChannelState send) =>
        new((Word & ~(ChannelMask << SendShift)) | ((int)send << SendShift));

    internal SocketStates WithReceive(ChannelState receive) =>
        new((Word & ~(ChannelMask << ReceiveShift)) | ((int)receive << ReceiveShift));

    internal SocketStates Disposed() => new(Word | DisposedBit);

    /// <summary>A close frame passed: the first gives the half-closed state, the second ends the handshake. An aborted socket stays aborted.</summary>
    internal SocketStates Advance(WebSocketState first, WebSocketState second) =>
        State == WebSocketState.Open ? With(first)
        : State == second ? With(WebSocketState.Closed)
        : this;

    /// <summary>Occupies every channel that is not closed yet; see <paramref name="steps"/> for which.</summary>
    internal SocketStates OccupyForClose(bool receiveToo, out CloseSteps steps)
    {
        SocketStates next = this;
        steps = CloseSteps.None;
        if (Send == ChannelState.Ready)
        {
            next = next.WithSend(ChannelState.Busy);
            steps |= CloseSteps.Send;
        }

        if (receiveToo && Receive == ChannelState.Ready)
        {
            next = next.WithReceive(ChannelState.Busy);
            steps |= CloseSteps.Receive;
        }

        return next;
    }

    /// <summary>Guards what needs no more than a living handler.</summary>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    internal void ThrowIfDisposed()
    {
        if (IsDisposed)
        {
            throw SocketErrors.Disposed();
        }
    }

    /// <summary>Guards every operation.</summary>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    /// <exception cref="WebSocketException">The socket was aborted.</exception>
    internal void ThrowIfUnusable()
    {
        ThrowIfDisposed();
        if (State == WebSocketState.Aborted)
        {
            throw SocketErrors.Aborted();
        }
    }

    /// <summary>Guards the send channel.</summary>
    /// <exception cref="InvalidOperationException">A send or close is pending.</exception>
    internal void ThrowIfSending()
    {
        if (Send == ChannelState.Busy)
        {
            throw SocketErrors.SendInProgress();
        }
    }

    /// <summary>Guards the receive channel.</summary>
    /// <exception cref="InvalidOperationException">A receive is pending, or the close frame was received.</exception>
    internal void ThrowUnlessReceivable()
    {
        if (Receive != ChannelState.Ready)
        {
            throw Receive == ChannelState.Busy ? SocketErrors.ReceiveInProgress() : SocketErrors.CloseAlreadyReceived();
        }
    }
}
