using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Flushing: at most one flush is outstanding, and what is to be written meanwhile waits for it.
public sealed partial class WebSocketConnection
{
    // Some transports are always a moment late with a flush that the peer has no part in; over such, the ping itself
    // would prove that the peer lives.
    private static readonly TimeSpan ShortestHold = TimeSpan.FromMilliseconds(50);

    private ControlQueue? _controls;
    private bool _flushing;

    // Goes out behind what is in the transport's buffer.
    private ReadOnlyMemory<byte> _flushPayload;

    // Bytes in the transport's buffer that no flush has taken yet.
    private int _unflushed;

    // Counts the flushes that are over.
    private int _flushes;

    // The pending send has its result, and Run is to tell.
    private bool _sendIsSettled;

    // The transport takes nothing more; the input may still hold what the peer sent before.
    private bool _outputFailed;

    // Made with the first flush that the peer holds back.
    private HeldOutput? _heldOutput;

    /// <summary>Under the lock: whether <see cref="SendQueued"/> may have something to do.</summary>
    private bool HasOutput =>
        _unflushed > 0 || _controls is { IsEmpty: false } || _failure is not null || _end != ReceiveEnd.None;

    /// <summary>Under the lock: whether something waits to be flushed that can be.</summary>
    private bool HasUnsent => !_cut && !_outputFailed && (_unflushed > 0 || _controls is { IsEmpty: false });

    /// <summary>Under the lock: writes a control frame, or queues it behind an outstanding flush. The caller sees to <see cref="SendQueued"/>.</summary>
    private void AddControl(Opcode opcode, ReadOnlySpan<byte> payload)
    {
        if (_flushing || _outputFailed || _cut)
        {
            (_controls ??= new ControlQueue()).Add(opcode, payload);
        }
        else
        {
            WriteFrame(opcode, fin: true, payload);
        }
    }

    /// <summary>Sends queued control frames, and ends the output when its time has come, unless a flush is outstanding; then that does it.</summary>
    private void SendQueued()
    {
        bool settled;
        bool flush = false;
        bool idle = false;
        lock (Gate)
        {
            settled = FailSendInLine();
            if (!_flushing)
            {
                flush = _flushing = WriteNext();
                idle = !flush;
            }
        }

        if (flush)
        {
            settled |= Flush();
        }
        else if (idle)
        {
            EndOutput();
        }

        if (settled)
        {
            // The caller has more to do, such as to arm the next read: a handler that blocks must not hold that up.
            _send!.Signal(inline: false);
        }
    }

    /// <summary>Under the lock, no flush outstanding: writes what is next in line. Returns whether there was anything.</summary>
    private bool WriteNext()
    {
        if (_cut || _outputFailed)
        {
            return false;
        }

        bool any = _unflushed > 0;
        if (_controls is { IsEmpty: false })
        {
            _controls!.MoveTo(_transport);
            any = true;
        }

        if (_send is { IsPending: true, IsNew: true })
        {
            WriteSend();
            any = true;
        }

        _unflushed = 0;
        return any;
    }

    /// <summary>
    /// Flushes until nothing is left to write. The caller has set <c>_flushing</c>. Returns whether the send is settled;
    /// then the caller signals it, last of all.
    /// </summary>
    private bool Flush()
    {
        bool settled = false;
        try
        {
            do
            {
                int flushes = _flushes;
                FlushOutcome outcome = _transport.Flush(_flushPayload);
                if (outcome == FlushOutcome.Pending)
                {
                    HoldBack(flushes);
                    return settled;
                }

                if (outcome == FlushOutcome.Failed)
                {
                    OnWriteFailed(exception: null);
                    return settled;
                }
            } while (EndFlush(ref settled));
        }
        catch (Exception exception)
        {
            OnWriteFailed(exception);
        }

        return settled;
    }

    void ITransportSink.OnFlushProgress()
    {
        lock (Gate)
        {
            // The deadline stands at the earliest; when it fires, it moves on.
            _heldOutput?.Progress(_scheduler.Now);
            _keepAlive.Received(_scheduler.Now);
        }
    }

    bool ITransportSink.OnFlushed(Exception? error)
    {
        bool settled = false;
        if (error is not null)
        {
            OnWriteFailed(error);
        }
        else if (EndFlush(ref settled))
        {
            settled |= Flush();
        }

        if (settled)
        {
            Volatile.Write(ref _sendIsSettled, true);
        }

        return settled;
    }

    /// <summary>The peer holds the flush back: from now on what it takes in counts as life, and taking nothing is bounded.</summary>
    private void HoldBack(int flushes)
    {
        bool bounded;
        lock (Gate)
        {
            if (_flushes != flushes)
            {
                // It is over already.
                return;
            }

            (_heldOutput ??= new HeldOutput()).Begin(_scheduler.Now, HeldBackBound);
            bounded = HeldBackDeadline is not null;
        }

        if (bounded)
        {
            ScheduleDeadline();
        }
    }

    /// <summary>After a flush. Returns whether something more was written, to be flushed again.</summary>
    private bool EndFlush(ref bool settled)
    {
        bool more;
        lock (Gate)
        {
            _flushes++;
            _flushPayload = default;
            if (_heldOutput?.End() is { } since && _scheduler.Now - since >= ShortestHold)
            {
                _keepAlive.Received(_scheduler.Now);
            }

            settled |= SettleSend();
            more = _flushing = WriteNext();
        }

        if (!more)
        {
            EndOutput();
            SignalEnd();
        }

        return more;
    }

    /// <summary>Under the lock, after a flush: settles the send if all of it is out, or if it may not go out any more.</summary>
    private bool SettleSend()
    {
        if (_send is { IsPending: true, IsNew: false })
        {
            _send.Complete();
            _compressedOutput?.Release();
            return true;
        }

        return FailSendInLine();
    }

    /// <summary>Under the lock: a send that has not begun when the connection fails never will; but a close frame that was promised goes out.</summary>
    private bool FailSendInLine()
    {
        if (_failure is null || _send is not { IsPending: true, IsNew: true })
        {
            return false;
        }

        if (_send.Opcode == Opcode.Close)
        {
            AddControl(Opcode.Close, _send.Payload.Span);
        }

        return FailSend();
    }

    private void OnWriteFailed(Exception? exception)
    {
        bool cut;
        lock (Gate)
        {
            _flushes++;
            _flushing = false;
            _flushPayload = default;
            _unflushed = 0;
            _ = _heldOutput?.End();
            _outputFailed = true;
            _ = TrySetEndCause(CauseOf(exception));
            _controls?.Clear();
            // A pong that cannot be sent takes nothing from the application: what came before the end is still its own.
            cut = SendIsPending || _reading == ReadState.Ended;
        }

        if (cut)
        {
            Cut(ConnectionFailure.PeerVanished(exception));
        }

        SignalEnd();
    }
}
