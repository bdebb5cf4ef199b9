using System.Net.WebSockets;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Sending: frames are encoded straight into the transport's buffer.
public sealed partial class WebSocketConnection
{
    // A longer payload goes to the transport beside its header, uncopied.
    private const int CopyLimit = 4096;

    // What a turn may gather before it is flushed.
    private const int GatherLimit = 32 * 1024;

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
    ) =>
        SendAsync(
            payload,
            messageType,
            endOfMessage ? WebSocketMessageFlags.EndOfMessage : WebSocketMessageFlags.None,
            cancellationToken
        );

    /// <param name="payload">The fragment.</param>
    /// <param name="messageType">Text or binary; a later fragment has the type of the first.</param>
    /// <param name="messageFlags"><see cref="WebSocketMessageFlags.DisableCompression"/> on the first fragment sends the message as it is where compression was agreed.</param>
    /// <param name="cancellationToken">Aborts the connection when cancelled.</param>
    /// <inheritdoc cref="SendAsync(ReadOnlyMemory{byte}, WebSocketMessageType, bool, CancellationToken)"/>
    public ValueTask SendAsync(
        ReadOnlyMemory<byte> payload,
        WebSocketMessageType messageType,
        WebSocketMessageFlags messageFlags,
        CancellationToken cancellationToken
    )
    {
        bool endOfMessage = (messageFlags & WebSocketMessageFlags.EndOfMessage) == WebSocketMessageFlags.EndOfMessage;
        if (cancellationToken.IsCancellationRequested)
        {
            Abort();
            return ValueTask.FromCanceled(cancellationToken);
        }

        ValueTask task =
            _compressedOutput is not null && TryClaimCompression(payload.Length, messageFlags)
                ? CompressAndSendAsync(payload.Span, messageType, endOfMessage, cancellationToken)
                : SendFragmentAsync(payload, messageType, endOfMessage, isCompressed: false, cancellationToken);
        if (TellsOfMessages && !task.IsFaulted)
        {
            TellSent(messageType, payload.Length, endOfMessage);
        }

        return task;
    }

    private ValueTask SendFragmentAsync(
        ReadOnlyMemory<byte> payload,
        WebSocketMessageType messageType,
        bool endOfMessage,
        bool isCompressed,
        CancellationToken cancellationToken
    )
    {
        ValueTask task;
        bool flush;
        lock (Gate)
        {
            Opcode opcode =
                _messageStarted ? Opcode.Continuation
                : messageType == WebSocketMessageType.Text ? Opcode.Text
                : Opcode.Binary;
            if (isCompressed)
            {
                _compressedOutput!.EndClaim();
            }

            _life?.Passed(_scheduler.Now);
            if (CanGather(payload.Length))
            {
                WriteFrame(opcode, endOfMessage, payload.Span, isCompressed);
                _messageStarted = !endOfMessage;
                _compressedOutput?.Release();
                return ValueTask.CompletedTask;
            }

            task = BeginSend(opcode, endOfMessage, payload, isCompressed, cancellationToken, out flush);
            _messageStarted = !endOfMessage;
        }

        FinishBeginSend(flush, cancellationToken);
        return task;
    }

    /// <summary>
    /// Sends the close frame. <see cref="WebSocketCloseStatus.Empty"/> sends one without body. Completes when the
    /// transport took it. Codes and lengths are the caller's duty.
    /// </summary>
    /// <inheritdoc cref="SendAsync(ReadOnlyMemory{byte}, WebSocketMessageType, bool, CancellationToken)" path="/exception"/>
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
        lock (Gate)
        {
            task = BeginSend(
                Opcode.Close,
                fin: true,
                body.AsMemory(0, length),
                isCompressed: false,
                cancellationToken,
                out flush
            );
            if (_failure is null && !_outputFailed)
            {
                _ = TrySetEndCause(ConnectionEndCause.Application);
                Closing.Send(payload, _scheduler.Now);
                if (_replyIsAwaited)
                {
                    Closing.AwaitReply(_scheduler.Now);
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
        bool isCompressed,
        CancellationToken cancellationToken,
        out bool flush
    )
    {
        flush = false;
        if (_send is { IsBusy: true } || _compressedOutput is { IsClaimed: true })
        {
            throw new InvalidOperationException(
                "A send operation is already in progress. Await it before the next call."
            );
        }

        if (_failure is not null)
        {
            return ValueTask.FromException(_failure.ToException());
        }

        if (_closingHandshake is { Sent: not null })
        {
            throw new InvalidOperationException(
                "A close frame has already been sent to the remote endpoint. Nothing may be sent after it."
            );
        }

        if (_outputFailed)
        {
            return ValueTask.FromException(ConnectionFailure.PeerVanished(cause: null).ToException());
        }

        _send ??= new SendOperation();
        _send.Start(opcode, fin, payload, isCompressed);
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
            _send!.Signal(inline: true);
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
        if (Monitor.IsEntered(connection.Gate))
        {
            return;
        }

        bool pending;
        lock (connection.Gate)
        {
            pending = connection.SendIsPending;
        }

        if (pending)
        {
            connection.Abort();
        }
    }

    /// <summary>
    /// Under the lock: whether a small frame may wait for the end of the turn, to go out together with those that the
    /// application sends on the messages behind. Should the application block before, the turn's guard sends them.
    /// </summary>
    private bool CanGather(int length) =>
        IsOwnTurn && length <= CopyLimit && _unflushed + length <= GatherLimit && !_flushing && CanSend;

    /// <summary>Under the lock: whether a send can begin.</summary>
    private bool CanSend =>
        _send is not { IsBusy: true }
        && _compressedOutput is not { IsClaimed: true }
        && _failure is null
        && _closingHandshake is not { Sent: not null }
        && !_outputFailed
        && !_cut;

    /// <summary>Under the lock: writes a whole frame to the transport's buffer.</summary>
    private void WriteFrame(Opcode opcode, bool fin, ReadOnlySpan<byte> payload, bool isCompressed = false)
    {
        Span<byte> destination = _transport.GetSpan(FrameWriter.MaxHeaderLength + payload.Length);
        int headerLength = WriteHeader(destination, opcode, fin, payload.Length, isCompressed);
        payload.CopyTo(destination[headerLength..]);
        _transport.Advance(headerLength + payload.Length);
        _unflushed += headerLength + payload.Length;
    }

    /// <summary>Under the lock: writes the frame of the pending send, of a large one the header alone.</summary>
    private void WriteSend()
    {
        SendOperation send = _send!;
        ReadOnlyMemory<byte> payload = send.Payload;
        if (payload.Length <= CopyLimit)
        {
            WriteFrame(send.Opcode, send.Fin, payload.Span, send.IsCompressed);
        }
        else
        {
            Span<byte> destination = _transport.GetSpan(FrameWriter.MaxHeaderLength);
            _transport.Advance(WriteHeader(destination, send.Opcode, send.Fin, payload.Length, send.IsCompressed));
            _flushPayload = payload;
        }

        send.Written();
    }

    // Only the first frame of a message says that it is compressed (RFC 7692 section 6.1).
    private static int WriteHeader(Span<byte> destination, Opcode opcode, bool fin, int length, bool isCompressed) =>
        isCompressed && opcode != Opcode.Continuation
            ? FrameWriter.WriteCompressedHeader(destination, opcode, fin, length)
            : FrameWriter.WriteHeader(destination, opcode, fin, length);
}
