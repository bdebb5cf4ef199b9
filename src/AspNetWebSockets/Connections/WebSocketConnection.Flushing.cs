using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Flushing: at most one flush is outstanding, and what is to be written meanwhile waits for it.
public sealed partial class WebSocketConnection
{
    private readonly Action _onFlushed;
    private readonly ControlQueue _controls = new();
    private ConfiguredValueTaskAwaitable<FlushResult>.ConfiguredValueTaskAwaiter _flushAwaiter;
    private bool _flushing;

    // The transport takes nothing more; the input may still hold what the peer sent before.
    private bool _outputFailed;

    // Since when the outstanding flush is held back by the peer.
    private TimeSpan? _heldBackSince;

    /// <summary>Sends queued control frames, and ends the output when its time has come, unless a flush is outstanding; then that does it.</summary>
    private void SendQueued()
    {
        bool settled;
        bool flush = false;
        bool idle = false;
        lock (_gate)
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
            _send.Signal(inline: false);
        }
    }

    /// <summary>Under the lock, no flush outstanding: writes what is next in line. Returns whether there was anything.</summary>
    private bool WriteNext()
    {
        if (_cut || _outputFailed)
        {
            return false;
        }

        if (_send.IsPending && !_send.IsNew)
        {
            // Nothing may come between the pieces of one frame.
            WritePiece();
            return true;
        }

        bool any = !_controls.IsEmpty;
        if (any)
        {
            _controls.MoveTo(_output);
        }

        if (_send.IsPending)
        {
            WritePiece();
            any = true;
        }

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
                ConfiguredValueTaskAwaitable<FlushResult>.ConfiguredValueTaskAwaiter awaiter = _output
                    .FlushAsync()
                    .ConfigureAwait(false)
                    .GetAwaiter();
                _flushAwaiter = awaiter;
                if (!awaiter.IsCompleted)
                {
                    HoldBack();
                    awaiter.UnsafeOnCompleted(_onFlushed);
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

    private void OnFlushed()
    {
        bool settled = false;
        try
        {
            if (EndFlush(ref settled))
            {
                settled |= Flush();
            }
        }
        catch (Exception exception)
        {
            OnWriteFailed(exception);
        }

        if (settled)
        {
            _send.Signal(inline: true);
        }
    }

    /// <summary>The peer holds the flush back: from now on what it takes in counts as life, and taking nothing is bounded.</summary>
    private void HoldBack()
    {
        bool bounded;
        lock (_gate)
        {
            _heldBackSince = _scheduler.Now;
            bounded = HeldBackDeadline is not null;
        }

        if (bounded)
        {
            ScheduleDeadline();
        }
    }

    /// <summary>Takes a flush's result. Returns whether something more was written, to be flushed again.</summary>
    private bool EndFlush(ref bool settled)
    {
        FlushResult result = _flushAwaiter.GetResult();
        if (result.IsCompleted || result.IsCanceled)
        {
            OnWriteFailed(exception: null);
            return false;
        }

        bool more;
        lock (_gate)
        {
            if (_heldBackSince is not null)
            {
                _heldBackSince = null;
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
        if (_send.IsPending && !_send.IsNew && _send.Payload.IsEmpty)
        {
            _send.Complete();
            return true;
        }

        return FailSendInLine();
    }

    /// <summary>Under the lock: a send that has not begun when the connection fails never will; but a close frame that was promised goes out.</summary>
    private bool FailSendInLine()
    {
        if (_failure is null || !_send.IsPending || !_send.IsNew)
        {
            return false;
        }

        if (_send.Opcode == Opcode.Close)
        {
            _controls.Add(Opcode.Close, _send.Payload.Span);
        }

        return FailSend();
    }

    private void OnWriteFailed(Exception? exception)
    {
        bool cut;
        lock (_gate)
        {
            _flushing = false;
            _heldBackSince = null;
            _outputFailed = true;
            _controls.Clear();
            // A pong that cannot be sent takes nothing from the application: what came before the end is still its own.
            cut = _send.IsPending || _reading == ReadState.Ended;
        }

        if (cut)
        {
            Cut(ConnectionFailure.PeerVanished(exception));
        }

        SignalEnd();
    }
}
