using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>The public state of a <see cref="ServerWebSocket"/>: the first close frame half-closes, the second closes, and what is over stays as it ended.</summary>
/// <remarks>SYNCHRONIZATION: any thread. A mutable value: it lives in one field and is never copied.</remarks>
internal struct WebSocketLife
{
    private int _state;

    public WebSocketLife() => _state = (int)WebSocketState.Open;

    public WebSocketState State => (WebSocketState)Volatile.Read(ref _state);

    /// <summary>This side's close frame went out.</summary>
    public void CloseSent() => Advance(WebSocketState.CloseSent, WebSocketState.CloseReceived);

    /// <summary>The peer's close frame was received.</summary>
    public void CloseReceived() => Advance(WebSocketState.CloseReceived, WebSocketState.CloseSent);

    /// <summary>Ends what is not over yet.</summary>
    /// <param name="end"><see cref="WebSocketState.Closed"/> or <see cref="WebSocketState.Aborted"/>.</param>
    /// <returns>The state before, when this call ended it; otherwise <see cref="WebSocketState.None"/>.</returns>
    public WebSocketState TryEnd(WebSocketState end)
    {
        WebSocketState now = State;
        while (now is not (WebSocketState.Closed or WebSocketState.Aborted))
        {
            if (TryChange(ref now, end))
            {
                return now;
            }
        }

        return WebSocketState.None;
    }

    private void Advance(WebSocketState first, WebSocketState second)
    {
        WebSocketState now = State;
        bool changed = false;
        while (!changed && (now == WebSocketState.Open || now == second))
        {
            changed = TryChange(ref now, now == second ? WebSocketState.Closed : first);
        }
    }

    /// <summary>Puts <paramref name="next"/> in the place of <paramref name="seen"/>; when that is out of date, it is renewed.</summary>
    private bool TryChange(ref WebSocketState seen, WebSocketState next)
    {
        WebSocketState found = (WebSocketState)Interlocked.CompareExchange(ref _state, (int)next, (int)seen);
        bool changed = found == seen;
        seen = found;
        return changed;
    }
}
