namespace AspNetWebSockets.Protocol;

/// <summary>
/// The closing handshake of one connection (RFC 6455 sections 5.5.1 and 7) and its deadlines. Does no I/O and has no
/// clock: the caller reports what passed and when, and asks what is due.
/// </summary>
/// <remarks>
/// Times are measured from any fixed moment and never go back. After each call look at <see cref="Deadline"/>; once it
/// is over, <see cref="IsOverdue"/> says so and the connection is to be cut. SYNCHRONIZATION: one caller at a time.
/// </remarks>
/// <param name="timeouts">The bounds.</param>
public sealed class ClosingHandshake(ClosingTimeouts timeouts)
{
    private TimeSpan _lingerEnd;
    private long _discarded;

    /// <summary>How far the handshake has come.</summary>
    public ClosingPhase Phase { get; private set; }

    /// <summary>The body of the close frame that this side sent.</summary>
    public ClosePayload? Sent { get; private set; }

    /// <summary>The body of the peer's close frame.</summary>
    public ClosePayload? Received { get; private set; }

    /// <summary>The rule for which this side failed the connection.</summary>
    public ProtocolViolation? Violation { get; private set; }

    /// <summary>Whether the first close frame was this side's; meaningless in <see cref="ClosingPhase.Open"/>.</summary>
    public bool StartedHere { get; private set; }

    /// <summary>Whether both close frames have passed: the connection was closed cleanly (RFC 6455 section 7.1.4).</summary>
    public bool IsClean => Sent is not null && Received is not null && Violation is null;

    /// <summary>When the connection is to be cut if nothing happens; <see langword="null"/> for never.</summary>
    public TimeSpan? Deadline { get; private set; }

    /// <summary>This side sends its close frame. At most once, and not after <see cref="Fail"/>.</summary>
    /// <exception cref="InvalidOperationException">A close frame was sent before.</exception>
    public void Send(ClosePayload payload, TimeSpan now)
    {
        if (Phase is not (ClosingPhase.Open or ClosingPhase.CloseReceived))
        {
            throw new InvalidOperationException(
                "A close frame has already been sent; a connection sends one (RFC 6455 section 5.5.1)."
            );
        }

        Sent = payload;
        StartedHere = Phase == ClosingPhase.Open;
        Advance(ClosingPhase.CloseSent, now);
    }

    /// <summary>The peer's close frame came. At most once, and not after <see cref="Fail"/>.</summary>
    /// <exception cref="InvalidOperationException">A close frame came before.</exception>
    public void Receive(ClosePayload payload, TimeSpan now)
    {
        if (Phase is not (ClosingPhase.Open or ClosingPhase.CloseSent))
        {
            throw new InvalidOperationException(
                "A close frame has already been received; nothing may be read after it (RFC 6455 section 5.5.1)."
            );
        }

        Received = payload;
        Advance(ClosingPhase.CloseReceived, now);
    }

    /// <summary>From now on the peer's answer is awaited, within <see cref="ClosingTimeouts.Reply"/>. No effect unless in <see cref="ClosingPhase.CloseSent"/>.</summary>
    public void AwaitReply(TimeSpan now)
    {
        if (Phase == ClosingPhase.CloseSent && timeouts.Reply != Timeout.InfiniteTimeSpan)
        {
            Deadline = now + timeouts.Reply;
        }
    }

    /// <summary>This side fails the connection.</summary>
    /// <returns>The body of the close frame to send; <see langword="null"/> when one was sent before.</returns>
    public ClosePayload? Fail(ProtocolViolation violation, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(violation);
        Violation = violation;
        Phase = ClosingPhase.Failed;
        _lingerEnd = now + timeouts.Linger;
        Deadline = Earlier(_lingerEnd, now + timeouts.LingerQuiet);
        if (Sent is not null)
        {
            return null;
        }

        StartedHere = Received is null;
        Sent = new ClosePayload(violation.CloseCode, violation.Rule);
        return Sent;
    }

    /// <summary>Bytes came that nobody reads any more.</summary>
    /// <returns>Whether to go on reading; <see langword="false"/> over <see cref="ClosingTimeouts.LingerBytes"/>, then cut the connection.</returns>
    public bool Discard(long count, TimeSpan now)
    {
        _discarded += count;
        if (Phase == ClosingPhase.Failed)
        {
            Deadline = Earlier(_lingerEnd, now + timeouts.LingerQuiet);
        }

        return _discarded <= timeouts.LingerBytes;
    }

    /// <summary>Whether <see cref="Deadline"/> is over.</summary>
    public bool IsOverdue(TimeSpan now) => Deadline <= now;

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void Advance(ClosingPhase half, TimeSpan now)
    {
        Phase = Phase == ClosingPhase.Open ? half : ClosingPhase.Complete;
        Deadline = Phase == ClosingPhase.Complete ? now + timeouts.Linger : null;
    }
}
