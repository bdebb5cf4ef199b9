using System.Net.WebSockets;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// What the server bounds of a client that breaks no rule of the protocol; see docs/decisions/019-bounds-of-a-connection.md.
public sealed partial class WebSocketConnection
{
    // Null where none of their bounds is set.
    private readonly InboundThrottle? _throttle;
    private readonly LifeBounds? _life;

    private ControlFrameRate _controlFrames;

    private ConnectionLimits Limits => _options.Limits;

    /// <summary>Under the lock: whether reading waits for a rate.</summary>
    private bool IsThrottled => _throttle is { RetryAt: not null } && !_discarding;

    private TimeSpan? ThrottleDeadline =>
        _reading == ReadState.Held && _end == ReceiveEnd.None && IsThrottled
            ? Earlier(_throttle!.RetryAt, _throttle.ToleratedUntil)
            : null;

    // A connection that is on its way to its end has bounds for that.
    private TimeSpan? LifeDeadline => ClosingPhase == ClosingPhase.Open && _failure is null ? _life?.Deadline : null;

    /// <summary>The application has sent more than may wait for the client. What is done about it is the caller's business.</summary>
    internal void OnSendQueueFull(SendQueueFullMode mode)
    {
        _metrics.LimitReached(nameof(HandlerPolicy.SendQueueLimit));
        if (mode == SendQueueFullMode.Abort)
        {
            _ = TrySetEndCause(ConnectionEndCause.Limit);
        }
    }

    /// <summary>The client has sent more data behind this side's close frame than is thrown away. The caller aborts.</summary>
    internal void OnCloseDrainLimit() => _metrics.LimitReached(nameof(HandlerPolicy.CloseDrainLimit));

    /// <inheritdoc cref="Log.SendQueueFull" />
    internal void LogSendQueueFull(long waiting, HandlerPolicy policy) =>
        Log.SendQueueFull(_logger, Id, waiting, policy.SendQueueLimit, policy.SendQueueFullMode);

    /// <summary>Under the lock: a ping or pong came. Returns whether it is within the bound.</summary>
    private bool AdmitControlFrame()
    {
        if (Limits.MaxControlFramesPerSecond is not { } limit || !_controlFrames.IsOver(_scheduler.Now, limit))
        {
            return true;
        }

        Break(Violations.TooManyControlFrames);
        return false;
    }

    /// <summary>
    /// Under the lock, when a turn has nothing left to parse: pays for what came in it. When that is more than the client
    /// may send, reading stops until the limiter has granted it; when it has been so for too long, the connection fails.
    /// </summary>
    private void Charge()
    {
        _life?.Read(_reader.MessageCount, _reader.FragmentCount, _reader.PayloadLeft, _scheduler.Now);
        if (_end == ReceiveEnd.None)
        {
            CheckThrottle();
        }

        if (IsThrottled && _end == ReceiveEnd.None && _reading == ReadState.Reading)
        {
            Hold();
        }
    }

    /// <summary>Under the lock, with no end in sight: pays, and fails the connection that has been held back for too long.</summary>
    private void CheckThrottle()
    {
        Pay();
        if (IsThrottled && _throttle!.ToleratedUntil <= _scheduler.Now)
        {
            Break(_throttle.Exceeded);
        }
    }

    /// <summary>Under the lock: asks the limiters for what is not paid yet.</summary>
    private void Pay()
    {
        if (_throttle?.Pay(_reader.MessageCount, _scheduler.Now) is { } bound)
        {
            _metrics.LimitReached(bound.Bound!);
            Log.Throttled(_logger, Id, bound.Bound!);
        }
    }

    /// <summary>Under the lock: the client went past a bound; the connection fails as for a rule of the protocol.</summary>
    private void Break(ProtocolViolation violation)
    {
        _reader.Stop(violation);
        OnViolation();
    }

    /// <summary>Under the lock: whether the connection has lasted too long, or been idle. A send that is held back is no idleness, nor is a client that is not read.</summary>
    private (string Bound, string Reason)? CheckLife(TimeSpan now)
    {
        if (SendIsPending || _reading == ReadState.Held)
        {
            _life?.Passed(now);
        }

        return LifeDeadline <= now ? _life!.End(now) : null;
    }

    /// <summary>A connection that lasts too long, or in which nothing happens, is closed.</summary>
    private void EndLife(string bound, string reason)
    {
        _metrics.LimitReached(bound);
        Log.LifeIsOver(_logger, Id, reason);
        EndByServer(ConnectionEndCause.TimeOut, WebSocketCloseStatus.EndpointUnavailable, reason);
    }
}
