using System.Net.WebSockets;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Sending: frames are encoded straight into the transport's buffer.
public sealed partial class WebSocketConnection
{
    // A long message is written in pieces, each flushed before the next, so that a slow peer holds one piece of it in
    // memory and not the whole.
    private const int PieceLength = 32 * 1024;

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

        if (_outputFailed)
        {
            return ValueTask.FromException(ConnectionFailure.PeerVanished(cause: null).ToException());
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
}
