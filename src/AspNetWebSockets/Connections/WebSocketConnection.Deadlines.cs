using System.Net.WebSockets;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Everything that happens by the clock.
public sealed partial class WebSocketConnection
{
    private TimeSpan? _violationDeadline;
    private TimeSpan? _cutDeadline;

    /// <summary>Called by the scheduler. Returns the next deadline.</summary>
    internal TimeSpan? OnDeadline(TimeSpan now)
    {
        try
        {
            return CheckDeadlines(now);
        }
        catch (Exception exception)
        {
            OnUnexpected(exception);
            return null;
        }
    }

    private TimeSpan? CheckDeadlines(TimeSpan now)
    {
        ConnectionFailure? failure;
        (string Bound, string Reason)? over;
        bool expired;
        lock (Gate)
        {
            if (_cut || HasEnded)
            {
                return null;
            }

            if (_violationDeadline <= now)
            {
                FailForViolation();
            }

            expired = TakeExpiry(now);
            failure = CheckClosing(now) ?? CheckHeldBack(now) ?? PollKeepAlive(now);
            if (ThrottleDeadline <= now)
            {
                CheckThrottle();
            }

            over = CheckLife(now);
        }

        if (failure is not null)
        {
            Log.ConnectionCut(_logger, Id, failure.Message);
            _ = TrySetEndCause(ConnectionEndCause.TimeOut);
            Cut(failure);
            return null;
        }

        if (over is { } end)
        {
            EndLife(end.Bound, end.Reason);
        }

        if (expired)
        {
            EndExpired();
        }

        SendQueued();
        bool resume;
        TimeSpan? next;
        lock (Gate)
        {
            resume = MayResume;
            next = NextDeadline();
        }

        if (resume)
        {
            _scheduler.RunElsewhere(static state => ((WebSocketConnection)state!).OnReleased(), this);
        }

        return next;
    }

    private void ScheduleDeadline()
    {
        TimeSpan? due;
        lock (Gate)
        {
            due = NextDeadline();
        }

        if (due is { } time)
        {
            _scheduler.Schedule(_deadline, time);
        }
    }

    private TimeSpan? NextDeadline()
    {
        if (_cut || HasEnded)
        {
            return null;
        }

        TimeSpan? next = Earlier(Earlier(_violationDeadline, _cutDeadline), CredentialDeadline);
        next = Earlier(next, _lingerOver ? null : _closingHandshake?.Deadline);
        next = Earlier(next, Earlier(KeepAliveApplies ? NextKeepAlive() : null, HeldBackDeadline));
        return Earlier(next, Earlier(ThrottleDeadline, LifeDeadline));
    }

    // While a ping is out, its pong would bring the deadline forward, from the time-out to the next ping; received bytes
    // do not tell the scheduler, so the entry stands at the earliest moment that can become of it.
    private TimeSpan? NextKeepAlive() =>
        _keepAlive.Deadline is { } deadline ? Earlier(deadline, _scheduler.Now + _options.KeepAliveInterval) : null;

    private static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;

    // Also behind our own close frame: the peer may go on sending for long, and may as well be dead (RFC 6455 section
    // 5.5.2 allows pings until the connection is closed). Once its close frame has come there is nothing to keep alive.
    private bool KeepAliveApplies =>
        ClosingPhase is ClosingPhase.Open or ClosingPhase.CloseSent && _end == ReceiveEnd.None && _failure is null;

    // Both directions of TCP have ended in order; only the handler is still busy.
    private bool HasEnded =>
        _reading == ReadState.Ended
        && _outputCompleted
        && !_flushing
        && _transport.OutputCompletion != OutputCompletion.None;

    private TimeSpan? HeldBackDeadline =>
        Earlier(Earlier(WriteStallDeadline, SilentReaderDeadline), _heldOutput?.NextLook);

    // The shorter of what bounds output that is held back.
    private TimeSpan? HeldBackBound => Earlier(Finite(Limits.WriteStallTimeout), Finite(_options.KeepAliveTimeout));

    private TimeSpan? WriteStallDeadline => _heldOutput?.Since + Finite(Limits.WriteStallTimeout);

    // A client whose close frame or FIN has come, or whose bytes wait for the application, cannot prove by bytes that it
    // lives; it proves it by what it takes.
    private TimeSpan? SilentReaderDeadline =>
        (KeepAliveApplies && _reading != ReadState.Held) || _options.KeepAliveInterval == Timeout.InfiniteTimeSpan
            ? null
            : _heldOutput?.Since + Finite(_options.KeepAliveTimeout);

    private ConnectionFailure? CheckHeldBack(TimeSpan now)
    {
        if (
            _heldOutput is { NextLook: { } look } held
            && look <= now
            && held.Look(_transport.AcknowledgedBytes, now, HeldBackBound)
        )
        {
            _keepAlive.Received(now);
        }

        return SilentReaderDeadline <= now ? TakesNothing(_options.KeepAliveTimeout, nameof(_options.KeepAliveTimeout))
            : WriteStallDeadline <= now ? TakesNothing(Limits.WriteStallTimeout, nameof(Limits.WriteStallTimeout))
            : null;
    }

    private static TimeSpan? Finite(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? null : time;

    private ConnectionFailure TakesNothing(TimeSpan time, string bound) =>
        OverdueAt(
            bound,
            $"The client has taken nothing of what is sent to it for {time.TotalSeconds} s ({bound}); the connection was aborted."
        );

    /// <summary>A bound on the client's time that is worth counting.</summary>
    private ConnectionFailure OverdueAt(string bound, string message)
    {
        _ = TrySetEndCause(ConnectionEndCause.TimeOut);
        _metrics.LimitReached(bound);
        return new ConnectionFailure(WebSocketError.ConnectionClosedPrematurely, message);
    }

    private ConnectionFailure? CheckClosing(TimeSpan now)
    {
        if (_cutDeadline <= now)
        {
            return IsLateToEnd();
        }

        if (_lingerOver || !(_closingHandshake?.IsOverdue(now) ?? false))
        {
            return null;
        }

        switch (ClosingPhase)
        {
            case ClosingPhase.CloseSent:
                return OverdueAt(
                    nameof(_options.CloseTimeout),
                    $"The client did not answer the close frame within {_options.CloseTimeout.TotalSeconds} s (CloseTimeout); the connection was aborted."
                );
            case ClosingPhase.Failed when _transport.OutputCompletion != OutputCompletion.HalfClose:
                EndLinger();
                return null;
            default:
                return IsLateToEnd();
        }
    }

    private ConnectionFailure IsLateToEnd() =>
        OverdueAt(
            nameof(_options.LingerTimeout),
            $"TCP had not ended {_options.LingerTimeout.TotalSeconds} s (LingerTimeout) after the last frame; the connection was cut."
        );

    private ConnectionFailure? PollKeepAlive(TimeSpan now)
    {
        if (!KeepAliveApplies)
        {
            return null;
        }

        // Within a frame the client cannot answer, and behind what it has not taken yet it cannot see the ping.
        switch (_keepAlive.Poll(now, canBeAnswered: !_flushing && !_reader.IsInFrame))
        {
            case KeepAliveAction.SendPing:
                Span<byte> payload = stackalloc byte[KeepAlive.PingPayloadLength];
                _keepAlive.PingPayload(payload);
                AddControl(Opcode.Ping, payload);
                return null;
            case KeepAliveAction.PeerIsDead:
                return OverdueAt(
                    nameof(_options.KeepAliveTimeout),
                    $"The client has been silent for {_options.KeepAliveTimeout.TotalSeconds} s after a ping (KeepAliveTimeout); the connection was aborted."
                );
            case KeepAliveAction.PingsUnanswered:
                return OverdueAt(
                    nameof(Limits.MaxUnansweredPings),
                    $"The client sends, but has answered none of the last {Limits.MaxUnansweredPings} pings (MaxUnansweredPings; RFC 6455 section 5.5.2); the connection was aborted."
                );
            default:
                return null;
        }
    }
}
