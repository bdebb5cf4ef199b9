using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Writing: frames are encoded straight into the transport's buffer; at most one flush is outstanding, and what is to be
// written meanwhile waits for it.
public sealed partial class WebSocketConnection
{
    // A long message is written in pieces, each flushed before the next, so that a slow peer holds one piece of it in
    // memory and not the whole.
    private const int PieceLength = 32 * 1024;

    private readonly Action _onFlushed;
    private ConfiguredValueTaskAwaitable<FlushResult>.ConfiguredValueTaskAwaiter _flushAwaiter;
    private readonly ControlQueue _controls = new();
    private bool _flushing;

    // Since when the outstanding flush is held back by the peer.
    private TimeSpan? _heldBackSince;
    private bool _messageStarted;
    private bool _outputCompleted;

    /// <summary>Sends one frame of a message. Completes when the transport took it.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the connection is aborted.</exception>
    /// <exception cref="WebSocketException">The peer vanished (<see cref="WebSocketError.ConnectionClosedPrematurely"/>), broke a rule (<see cref="WebSocketError.Faulted"/>), or the connection was aborted (<see cref="WebSocketError.InvalidState"/>).</exception>
    /// <exception cref="InvalidOperationException">A send is already pending, or the close frame was sent.</exception>
    public ValueTask SendAsync(
        ReadOnlyMemory<byte> payload,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    )
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Abort();
            return ValueTask.FromCanceled(cancellationToken);
        }

        ValueTask task;
        bool flush;
        lock (_gate)
        {
            Opcode opcode =
                _messageStarted ? Opcode.Continuation
                : messageType == WebSocketMessageType.Text ? Opcode.Text
                : Opcode.Binary;
            task = BeginSend(opcode, endOfMessage, payload, cancellationToken, out flush);
            _messageStarted = !endOfMessage;
        }

        FinishBeginSend(flush, cancellationToken);
        return task;
    }

    /// <summary>
    /// Sends the close frame. <see cref="WebSocketCloseStatus.Empty"/> sends one without body. Completes when the
    /// transport took it. Codes and lengths are the caller's duty.
    /// </summary>
    /// <inheritdoc cref="SendAsync" path="/exception"/>
    public ValueTask SendCloseAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    )
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Abort();
            return ValueTask.FromCanceled(cancellationToken);
        }

        ClosePayload payload = new((int)closeStatus, statusDescription);
        byte[] body = new byte[ClosePayload.MaxLength];
        int length = payload.Write(body);
        ValueTask task;
        bool flush;
        lock (_gate)
        {
            task = BeginSend(Opcode.Close, fin: true, body.AsMemory(0, length), cancellationToken, out flush);
            if (_failure is null)
            {
                _closing.Send(payload, _scheduler.Now);
                if (_replyIsAwaited)
                {
                    _closing.AwaitReply(_scheduler.Now);
                }
            }
        }

        FinishBeginSend(flush, cancellationToken);
        SendQueued();
        ScheduleDeadline();
        return task;
    }

    private ValueTask BeginSend(
        Opcode opcode,
        bool fin,
        ReadOnlyMemory<byte> payload,
        CancellationToken cancellationToken,
        out bool flush
    )
    {
        flush = false;
        if (_send.IsBusy)
        {
            throw new InvalidOperationException(
                "A send operation is already in progress. Await it before the next call."
            );
        }

        if (_failure is not null)
        {
            return ValueTask.FromException(_failure.ToException());
        }

        if (_closing.Sent is not null)
        {
            throw new InvalidOperationException(
                "A close frame has already been sent to the remote endpoint. Nothing may be sent after it."
            );
        }

        _send.Start(opcode, fin, payload);
        _send.Watch(OnSendCanceled, this, cancellationToken);
        if (!_flushing)
        {
            _flushing = flush = WriteNext();
        }

        return _send.Task;
    }

    /// <summary>What a new send has to do outside of the lock.</summary>
    private void FinishBeginSend(bool flush, CancellationToken cancellationToken)
    {
        if (flush && Flush())
        {
            _send.Signal(inline: true);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            // Cancelled while it was registered, under the lock, where the callback does nothing.
            OnSendCanceled(this);
        }
    }

    private static void OnSendCanceled(object? state)
    {
        WebSocketConnection connection = (WebSocketConnection)state!;
        if (connection._gate.IsHeldByCurrentThread)
        {
            return;
        }

        bool pending;
        lock (connection._gate)
        {
            pending = connection._send.IsPending;
        }

        if (pending)
        {
            connection.Abort();
        }
    }

    /// <summary>Under the lock: writes the header, if it is due, and as much payload as one piece holds.</summary>
    private void WritePiece()
    {
        ReadOnlyMemory<byte> payload = _send.Payload;
        int count = Math.Min(payload.Length, PieceLength);
        Span<byte> destination = _output.GetSpan(FrameWriter.MaxHeaderLength + count);
        int headerLength = _send.IsNew
            ? FrameWriter.WriteHeader(destination, _send.Opcode, _send.Fin, payload.Length)
            : 0;
        payload.Span[..count].CopyTo(destination[headerLength..]);
        _output.Advance(headerLength + count);
        _send.Written(count);
    }

    /// <summary>Under the lock: a control frame goes out with the next flush.</summary>
    private void QueueControl(Opcode opcode, ReadOnlySpan<byte> payload)
    {
        if (_closing.Sent is not null && opcode != Opcode.Close)
        {
            // Nothing follows a close frame (RFC 6455 section 5.5.1).
            return;
        }

        _controls.Add(opcode, payload);
    }

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
        if (_cut)
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
            QueueControl(Opcode.Close, _send.Payload.Span);
        }

        return FailSend();
    }

    private void OnWriteFailed(Exception? exception)
    {
        lock (_gate)
        {
            _flushing = false;
            _heldBackSince = null;
        }

        Cut(ConnectionFailure.PeerVanished(exception));
        SignalEnd();
    }
}
