using System.Security.Cryptography;

namespace AspNetWebSockets;

/// <summary>
/// How long a connection may last, with messages and without. Made where either is bounded. SYNCHRONIZATION: used under
/// the connection's lock only.
/// </summary>
internal sealed class LifeBounds
{
    // The last part of the life time is spread.
    private const int SpreadParts = 10;

    private readonly TimeSpan _idleTimeout;
    private readonly TimeSpan _maxLifetime;
    private readonly TimeSpan? _end;
    private TimeSpan _lastMessage;
    private (long Messages, int Fragments, long PayloadLeft) _position;
    private bool _isOver;

    private LifeBounds(ConnectionLimits limits, TimeSpan now)
    {
        _idleTimeout = limits.IdleTimeout;
        _maxLifetime = limits.MaxLifetime;
        _end = _maxLifetime == Timeout.InfiniteTimeSpan ? null : now + _maxLifetime - Spread(_maxLifetime);
        _lastMessage = now;
    }

    /// <summary>When to ask; <see langword="null"/> for never.</summary>
    public TimeSpan? Deadline => _isOver ? null : Earlier(IdleEnd, _end);

    private TimeSpan? IdleEnd => _idleTimeout == Timeout.InfiniteTimeSpan ? null : _lastMessage + _idleTimeout;

    /// <summary>The bounds of a connection.</summary>
    /// <returns><see langword="null"/> where neither is set.</returns>
    public static LifeBounds? For(ConnectionLimits limits, TimeSpan now) =>
        limits.IdleTimeout == Timeout.InfiniteTimeSpan && limits.MaxLifetime == Timeout.InfiniteTimeSpan
            ? null
            : new LifeBounds(limits, now);

    /// <summary>A message, or a part of one, passes, or the server itself keeps it from passing.</summary>
    public void Passed(TimeSpan now) => _lastMessage = now;

    /// <summary>Bytes of the client were read; where they have brought no message further, they do not count.</summary>
    /// <param name="messages">How many messages have come since the connection began.</param>
    /// <param name="fragments">How many frames of the one that is on its way.</param>
    /// <param name="payloadLeft">How much of the last of them is still to come.</param>
    /// <param name="now">The time.</param>
    public void Read(long messages, int fragments, long payloadLeft, TimeSpan now)
    {
        if (_position != (messages, fragments, payloadLeft))
        {
            _position = (messages, fragments, payloadLeft);
            _lastMessage = now;
        }
    }

    /// <summary>The time is over: there is no deadline any more.</summary>
    /// <returns>The name of the bound and the reason for the close frame.</returns>
    public (string Bound, string Reason) End(TimeSpan now)
    {
        _isOver = true;
        return _end <= now
            ? (
                nameof(ConnectionLimits.MaxLifetime),
                $"The connection has reached its life time of {_maxLifetime.TotalSeconds} s (MaxLifetime)."
            )
            : (
                nameof(ConnectionLimits.IdleTimeout),
                $"There was no message for {_idleTimeout.TotalSeconds} s (IdleTimeout)."
            );
    }

    private static TimeSpan Spread(TimeSpan lifetime) =>
        lifetime / SpreadParts * (RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue);

    private static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;
}
