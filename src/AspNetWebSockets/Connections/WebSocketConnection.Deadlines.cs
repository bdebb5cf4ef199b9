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
        }

        if (failure is not null)
        {
            Log.ConnectionCut(_logger, Id, failure.Message);
            _ = TrySetEndCause(ConnectionEndCause.TimeOut);
            Cut(failure);
            return null;
        }

        if (expired)
        {
            EndExpired();
        }

        SendQueued();
        ResumeReading();
        lock (Gate)
        {
            return NextDeadline();
        }
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
        return Earlier(next, Earlier(KeepAliveApplies ? NextKeepAlive() : null, HeldBackDeadline));
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

    // A client whose close frame or FIN has come, or whose bytes wait for the application, cannot prove by bytes that it
    // lives; it proves it by what it takes.
    private TimeSpan? HeldBackDeadline =>
        (KeepAliveApplies && _reading != ReadState.Held)
        || _options.KeepAliveInterval == Timeout.InfiniteTimeSpan
        || _options.KeepAliveTimeout == Timeout.InfiniteTimeSpan
            ? null
            : _heldBackSince + _options.KeepAliveTimeout;

    private ConnectionFailure? CheckHeldBack(TimeSpan now) =>
        HeldBackDeadline <= now
            ? new ConnectionFailure(
                WebSocketError.ConnectionClosedPrematurely,
                $"The client has taken nothing of what is sent to it for {_options.KeepAliveTimeout.TotalSeconds} s (KeepAliveTimeout); the connection was aborted."
            )
            : null;

    private ConnectionFailure? CheckClosing(TimeSpan now)
    {
        if (_cutDeadline <= now)
        {
            return CutAfterClosing;
        }

        if (_lingerOver || !(_closingHandshake?.IsOverdue(now) ?? false))
        {
            return null;
        }

        switch (ClosingPhase)
        {
            case ClosingPhase.CloseSent:
                return new ConnectionFailure(
                    WebSocketError.ConnectionClosedPrematurely,
                    $"The client did not answer the close frame within {_options.CloseTimeout.TotalSeconds} s (CloseTimeout); the connection was aborted."
                );
            case ClosingPhase.Failed when _transport.OutputCompletion != OutputCompletion.HalfClose:
                EndLinger();
                return null;
            default:
                return CutAfterClosing;
        }
    }

    private ConnectionFailure CutAfterClosing =>
        new(
            WebSocketError.ConnectionClosedPrematurely,
            $"TCP had not ended {_options.LingerTimeout.TotalSeconds} s (LingerTimeout) after the last frame; the connection was cut."
        );

    private ConnectionFailure? PollKeepAlive(TimeSpan now)
    {
        if (!KeepAliveApplies)
        {
            return null;
        }

        switch (_keepAlive.Poll(now))
        {
            case KeepAliveAction.SendPing:
                Span<byte> payload = stackalloc byte[KeepAlive.PingPayloadLength];
                _keepAlive.PingPayload(payload);
                AddControl(Opcode.Ping, payload);
                return null;
            case KeepAliveAction.PeerIsDead:
                return new ConnectionFailure(
                    WebSocketError.ConnectionClosedPrematurely,
                    $"The client has been silent for {_options.KeepAliveTimeout.TotalSeconds} s after a ping (KeepAliveTimeout); the connection was aborted."
                );
            default:
                return null;
        }
    }
}
