using System.Buffers.Binary;

namespace AspNetWebSockets.Protocol;

/// <summary>
/// Decides when to ping and when a silent peer is dead (RFC 6455 sections 5.5.2 and 5.5.3), and measures the round-trip
/// time. Does no I/O and has no clock.
/// </summary>
/// <remarks>
/// Any byte received proves life. Times are measured from any fixed moment and never go back.
/// SYNCHRONIZATION: one caller at a time.
/// </remarks>
public sealed class KeepAlive
{
    /// <summary>The length of a ping's body: a counter, so that an old pong is not taken for the newest.</summary>
    public const int PingPayloadLength = sizeof(ulong);

    private readonly TimeSpan _interval;
    private readonly TimeSpan _timeout;
    private readonly int _maxUnanswered;
    private int _unanswered;
    private TimeSpan _lastReceived;
    private TimeSpan _pingSent;
    private ulong _pings;
    private bool _silentSincePing;
    private bool _pingUnanswered;
    private bool _silenceIsOurs;

    /// <summary>Starts to watch a connection.</summary>
    /// <param name="interval">How long the peer may be silent before it is pinged; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="timeout">How long after a ping it may go on being silent; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="now">The time.</param>
    /// <param name="maxUnanswered">How many pings in a row may go without a pong though other bytes come; without effect where <paramref name="timeout"/> is infinite.</param>
    public KeepAlive(TimeSpan interval, TimeSpan timeout, TimeSpan now, int maxUnanswered = int.MaxValue)
    {
        _maxUnanswered = maxUnanswered;
        _interval = interval;
        _timeout = timeout;
        _lastReceived = now;
    }

    /// <summary>The last measured time between a ping and its pong; <see langword="null"/> before the first.</summary>
    public TimeSpan? RoundTripTime { get; private set; }

    /// <summary>When to call <see cref="Poll"/>; <see langword="null"/> for never.</summary>
    public TimeSpan? Deadline =>
        _silenceIsOurs || _interval == Timeout.InfiniteTimeSpan ? null
        : !_silentSincePing ? _lastReceived + _interval
        : _timeout == Timeout.InfiniteTimeSpan ? _pingSent + _interval
        : _pingSent + _timeout;

    /// <summary>Bytes of any kind came.</summary>
    public void Received(TimeSpan now)
    {
        _lastReceived = now;
        _silentSincePing = false;
    }

    /// <summary>This side stops reading because its application does not take what came: silence proves nothing until <see cref="Resume"/>.</summary>
    public void Pause() => _silenceIsOurs = true;

    /// <summary>This side reads again; the peer's time starts anew, as its pongs may have waited unread.</summary>
    public void Resume(TimeSpan now)
    {
        _silenceIsOurs = false;
        _unanswered = 0;
        Received(now);
    }

    /// <summary>What is due at <paramref name="now"/>. After <see cref="KeepAliveAction.SendPing"/> the ping counts as sent.</summary>
    /// <param name="now">The time.</param>
    /// <param name="canBeAnswered">Whether the peer can be asked for an answer: the ping goes out at once, and the peer is not within a frame, into which it cannot put a pong.</param>
    public KeepAliveAction Poll(TimeSpan now, bool canBeAnswered = true)
    {
        if (Deadline is not { } deadline || now < deadline)
        {
            return KeepAliveAction.None;
        }

        if (_silentSincePing && _timeout != Timeout.InfiniteTimeSpan)
        {
            return KeepAliveAction.PeerIsDead;
        }

        if (canBeAnswered && _timeout != Timeout.InfiniteTimeSpan && _unanswered++ >= _maxUnanswered)
        {
            return KeepAliveAction.PingsUnanswered;
        }

        _pings++;
        _pingSent = now;
        _silentSincePing = true;
        _pingUnanswered = true;
        return KeepAliveAction.SendPing;
    }

    /// <summary>Writes the body of the newest ping, <see cref="PingPayloadLength"/> bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void PingPayload(Span<byte> destination) => BinaryPrimitives.WriteUInt64BigEndian(destination, _pings);

    /// <summary>A pong came. Only the answer to the newest ping is measured; unsolicited pongs are legal, and prove as much as others that the peer answers.</summary>
    /// <returns>Whether it answers the newest ping, so that <see cref="RoundTripTime"/> is new.</returns>
    public bool PongReceived(ReadOnlySpan<byte> payload, TimeSpan now)
    {
        _unanswered = 0;
        if (
            !_pingUnanswered
            || !BinaryPrimitives.TryReadUInt64BigEndian(payload, out ulong answered)
            || answered != _pings
        )
        {
            return false;
        }

        _pingUnanswered = false;
        RoundTripTime = now - _pingSent;
        return true;
    }
}
