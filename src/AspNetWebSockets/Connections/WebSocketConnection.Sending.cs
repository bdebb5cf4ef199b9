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

    // Control frames wait here while a flush is outstanding or a frame is half written. When they do not fit, only the
    // newest stays: RFC 6455 section 5.5.3 lets a pong answer the latest ping alone.
    private const int ControlQueueLimit = 4096;

    private readonly Action _onFlushed;
    private ConfiguredValueTaskAwaitable<FlushResult>.ConfiguredValueTaskAwaiter _flushAwaiter;
    private byte[]? _controls;
    private int _controlsLength;
    private bool _flushing;
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

        if (flush)
        {
            Flush();
        }

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
            }
        }

        if (flush)
        {
            Flush();
        }

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
            WritePiece();
            _flushing = flush = true;
        }

        return _send.Task;
    }

    private static void OnSendCanceled(object? state)
    {
        WebSocketConnection connection = (WebSocketConnection)state!;
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

        int length = FrameWriter.HeaderLength(payload.Length) + payload.Length;
        _controls ??= new byte[ControlQueueLimit];
        if (_controlsLength + length > ControlQueueLimit)
        {
            _controlsLength = 0;
        }

        Span<byte> destination = _controls.AsSpan(_controlsLength);
        int headerLength = FrameWriter.WriteHeader(destination, opcode, fin: true, payload.Length);
        payload.CopyTo(destination[headerLength..]);
        _controlsLength += length;
    }

    /// <summary>Sends queued control frames, and ends the output when its time has come, unless a flush is outstanding; then that does it.</summary>
    private void SendQueued()
    {
        bool flush;
        lock (_gate)
        {
            if (_flushing)
            {
                return;
            }

            flush = _flushing = WriteNext();
        }

        if (flush)
        {
            Flush();
        }
        else
        {
            EndOutput();
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

        bool any = _controlsLength > 0;
        if (any)
        {
            _controls.AsSpan(0, _controlsLength).CopyTo(_output.GetSpan(_controlsLength));
            _output.Advance(_controlsLength);
            _controls = null;
            _controlsLength = 0;
        }

        if (_send.IsPending)
        {
            WritePiece();
            any = true;
        }

        return any;
    }

    /// <summary>Flushes until nothing is left to write. The caller has set <c>_flushing</c>.</summary>
    private void Flush()
    {
        try
        {
            do
            {
                ConfiguredValueTaskAwaitable<FlushResult>.ConfiguredValueTaskAwaiter awaiter = _output
                    .FlushAsync()
                    .ConfigureAwait(false)
                    .GetAwaiter();
                if (!awaiter.IsCompleted)
                {
                    _flushAwaiter = awaiter;
                    awaiter.UnsafeOnCompleted(_onFlushed);
                    return;
                }

                _flushAwaiter = awaiter;
            } while (EndFlush());
        }
        catch (Exception exception)
        {
            OnWriteFailed(exception);
        }
    }

    private void OnFlushed()
    {
        try
        {
            if (EndFlush())
            {
                Flush();
            }
        }
        catch (Exception exception)
        {
            OnWriteFailed(exception);
        }
    }

    /// <summary>Takes a flush's result. Returns whether something more was written, to be flushed again.</summary>
    private bool EndFlush()
    {
        FlushResult result = _flushAwaiter.GetResult();
        if (result.IsCompleted || result.IsCanceled)
        {
            OnWriteFailed(exception: null);
            return false;
        }

        bool settled;
        bool more;
        lock (_gate)
        {
            settled = SettleSend();
            more = _flushing = WriteNext();
        }

        if (settled)
        {
            _send.Signal();
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
        if (!_send.IsPending)
        {
            return false;
        }

        if (!_send.IsNew && _send.Payload.IsEmpty)
        {
            _send.Complete();
            return true;
        }

        // Still in line behind the close frame of a failed connection.
        return _send.IsNew && _failure is not null && FailSend();
    }

    private void OnWriteFailed(Exception? exception)
    {
        lock (_gate)
        {
            _flushing = false;
        }

        Cut(ConnectionFailure.PeerVanished(exception));
        SignalEnd();
    }
}
