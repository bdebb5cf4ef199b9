using System.Net.WebSockets;
using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Connections;

namespace AspNetWebSockets;

// The closing handshake, failing the connection, and the end of TCP.
public sealed partial class WebSocketConnection
{
    // A client that has read the close frame of a failed connection has nothing to say; half a second of silence is
    // taken for that where the transport cannot half-close.
    private static readonly TimeSpan LingerQuiet = TimeSpan.FromMilliseconds(500);

    // How long an application that is busy with a message may still answer it before the rule broken behind that
    // message fails the connection.
    private static readonly TimeSpan ViolationGrace = TimeSpan.FromSeconds(1);

    private bool _lingerOver;
    private bool _replyIsAwaited;
    private bool _leaving;

    /// <summary>How long <see cref="StartCloseTimeout"/> waits: <see cref="AspNetWebSocketsOptions.CloseTimeout"/>.</summary>
    public TimeSpan CloseTimeout => _options.CloseTimeout;

    /// <summary>
    /// Bounds the wait for the peer's close frame by <see cref="AspNetWebSocketsOptions.CloseTimeout"/>: when it has not
    /// come by then, the connection is aborted and the pending receive fails with a <see cref="WebSocketException"/>.
    /// The time starts with this side's close frame, or now when that was sent before.
    /// </summary>
    public void StartCloseTimeout()
    {
        lock (Gate)
        {
            _replyIsAwaited = true;
            Closing.AwaitReply(_scheduler.Now);
        }

        ScheduleDeadline();
    }

    /// <summary>
    /// Ends the connection without a close frame, but in order: what was sent reaches the peer, which then sees the end
    /// of TCP and reports 1006, where <see cref="Abort"/> may reset TCP and take the last messages along, even the 101.
    /// A pending receive fails at once. When the peer broke a rule, it is told so. With a pending send, and once this
    /// side's close frame was sent and no receive is pending, this does nothing. Complete the end with
    /// <see cref="DisposeAsync"/>. Any thread.
    /// </summary>
    public void Leave()
    {
        ReceiveOperation? failed;
        lock (Gate)
        {
            if (_cut || _leaving || SendIsPending || (_failure is not null && !PeerHasLeft))
            {
                return;
            }

            if (_end == ReceiveEnd.Violation)
            {
                FailForViolation();
            }
            else if (IsLeavable)
            {
                _ = TrySetEndCause(ConnectionEndCause.Application);
                _leaving = true;
                _discarding = true;
                _failure ??= ConnectionFailure.Aborted;
                _cutDeadline = _scheduler.Now + _options.LingerTimeout;
            }
            else
            {
                return;
            }

            failed = FailReceive();
        }

        SendQueued();
        ResumeReading();
        ScheduleDeadline();
        failed?.Signal();
    }

    // After our close frame DisposeAsync awaits the peer's, unless a receive that the application left behind is in its way.
    private bool IsLeavable =>
        ClosingPhase is ClosingPhase.Open or ClosingPhase.CloseReceived
        || (ClosingPhase == ClosingPhase.CloseSent && (_receive.IsBusy || PeerHasLeft));

    // Its FIN came without a close frame. It may still read: a client that half-closes behind its last message awaits the answer.
    private bool PeerHasLeft => _end == ReceiveEnd.PeerVanished && _inputError is null;

    /// <summary>Under the lock: the peer's close frame came.</summary>
    private void OnCloseFrame()
    {
        _ = TrySetEndCause(ConnectionEndCause.ClientClose);
        Closing.Receive(ClosePayload.Read(_reader.ControlPayload), _scheduler.Now);
        _end = ReceiveEnd.Close;
        _discarding = true;
        if (_receive.IsPending)
        {
            _ = DeliverClose();
            _receive.CompleteClose();
            _settledReceive = _receive;
        }
    }

    /// <summary>
    /// Under the lock: the peer broke a rule. A receive that waits learns it at once. Otherwise the application is
    /// still busy with what came before and may answer that first, for a moment.
    /// </summary>
    private void OnViolation()
    {
        _end = ReceiveEnd.Violation;
        if (!_receive.IsPending)
        {
            _violationDeadline = _scheduler.Now + ViolationGrace;
            return;
        }

        FailForViolation();
        _settledReceive = FailReceive();
    }

    /// <summary>Under the lock: fails the connection (RFC 6455 section 7.1.7). The caller sends what is queued and resumes reading.</summary>
    private void FailForViolation()
    {
        ProtocolViolation violation = _reader.Violation ?? _compressedInput!.Violation!;
        Tell(violation);
        _violationDeadline = null;
        _failure ??= new ConnectionFailure(
            WebSocketError.Faulted,
            violation.Bound is null
                ? $"The client broke a rule of the WebSocket protocol and was disconnected: {violation}."
                : $"The client went past a bound of this server and was disconnected: {violation}."
        );
        if (Closing.Fail(violation, _scheduler.Now) is { } payload)
        {
            Span<byte> body = stackalloc byte[ClosePayload.MaxLength];
            AddControl(Opcode.Close, body[..payload.Write(body)]);
        }

        _discarding = true;
    }

    private void Tell(ProtocolViolation violation)
    {
        Log.RuleBroken(_logger, Id, violation.Rule, violation.Rfc, violation.Section, violation.CloseCode);
        if (violation.Bound is { } bound)
        {
            _metrics.LimitReached(bound);
        }

        _ = TrySetEndCause(violation.Bound is null ? ConnectionEndCause.ProtocolRule : ConnectionEndCause.Limit);
    }

    /// <summary>Under the lock: throws away what nobody reads any more, so that the kernel does not answer it with a reset that would take the close frame along.</summary>
    private void Discard(int count)
    {
        if (!Closing.Discard(count, _scheduler.Now) && !_lingerOver)
        {
            _metrics.LimitReached(nameof(_options.LingerByteLimit));
            EndLinger();
        }
    }

    /// <summary>Under the lock: the transport has no more input.</summary>
    private void OnInputEnded()
    {
        if (ClosingPhase == ClosingPhase.Failed)
        {
            EndLinger();
        }

        if (_end != ReceiveEnd.None)
        {
            return;
        }

        _end = ReceiveEnd.PeerVanished;
        _ = TrySetEndCause(_inputError is null ? ConnectionEndCause.ClientFin : CauseOf(_inputError));
        if (_receive.IsPending)
        {
            _failure ??= ConnectionFailure.PeerVanished(_inputError);
            _settledReceive = FailReceive();
        }
    }

    // Kestrel ends with it what this side aborts beside the WebSocket, as by HttpContext.Abort(), and TLS wraps it. But so,
    // wrapped, end the streams of an HTTP/2 connection that the client has dropped.
    private ConnectionEndCause CauseOf(Exception? transportError) =>
        transportError is ConnectionAbortedException
        || (_metrics.ProtocolVersion is "1.1" && transportError?.InnerException is ConnectionAbortedException)
            ? ConnectionEndCause.Application
            : ConnectionEndCause.ClientReset;

    /// <summary>Under the lock: enough has been thrown away; the connection ends now, and is cut if that takes long.</summary>
    private void EndLinger()
    {
        if (!_lingerOver)
        {
            _lingerOver = true;
            _cutDeadline = Earlier(_cutDeadline, _scheduler.Now + _options.LingerTimeout);
        }
    }

    /// <summary>Under the lock: whether the output is to be completed now.</summary>
    private bool OutputEndIsDue =>
        !_cut
        && !_outputCompleted
        && !_flushing
        && !SendIsPending
        && _controls is not { IsEmpty: false }
        && _unflushed == 0
        && ClosingPhase switch
        {
            _ when _leaving => true,
            ClosingPhase.Complete => true,
            ClosingPhase.Failed => _lingerOver || _transport.OutputCompletion == OutputCompletion.HalfClose,
            _ => false,
        };

    /// <summary>Completes the output when its time has come: the server closes TCP first (RFC 6455 section 7.1.1).</summary>
    private void EndOutput()
    {
        lock (Gate)
        {
            if (!OutputEndIsDue)
            {
                return;
            }

            _outputCompleted = true;
            _endingTransport++;
        }

        if (_transport.OutputCompletion == OutputCompletion.None)
        {
            _transport.StopReading();
        }
        else
        {
            _transport.CompleteOutput();
        }

        lock (Gate)
        {
            _endingTransport--;
        }

        SignalEnd();
    }

    /// <summary>Prepares the end. Returns whether the peer's close frame is still to be awaited.</summary>
    private bool BeginEnd()
    {
        lock (Gate)
        {
            if (_end == ReceiveEnd.Violation && _failure is null)
            {
                FailForViolation();
            }

            if (ClosingPhase != ClosingPhase.CloseSent || _failure is not null || _receive.IsBusy)
            {
                return false;
            }

            _cutDeadline = _scheduler.Now + _options.LingerTimeout;
        }

        ScheduleDeadline();
        return true;
    }

    private async Task DrainUntilCloseAsync()
    {
        byte[] buffer = new byte[1024];
        long left = _options.LingerByteLimit;
        try
        {
            ValueWebSocketReceiveResult result;
            do
            {
                result = await ReceiveAsync(buffer, CancellationToken.None).ConfigureAwait(false);
                left -= result.Count;
            } while (result.MessageType != WebSocketMessageType.Close && left >= 0);

            if (left < 0)
            {
                _metrics.LimitReached(nameof(_options.LingerByteLimit));
            }
        }
        catch (Exception exception) when (exception is WebSocketException or InvalidOperationException)
        {
            // Nobody waits for this receive: the handler has ended, the peer may as well be gone. Or what the handler
            // left running receives by itself; then it is not waited for.
            Log.NotAnswered(_logger, Id, exception.Message);
        }
    }
}
