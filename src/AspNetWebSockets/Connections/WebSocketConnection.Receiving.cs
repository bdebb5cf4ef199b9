using System.Net.WebSockets;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Receiving: what has been read is handed to the application.
public sealed partial class WebSocketConnection
{
    /// <summary>
    /// Receives at most one fragment: completes when the fragment is whole, when <paramref name="buffer"/> is full, or
    /// with <see cref="WebSocketMessageType.Close"/> when the peer's close frame came. An empty buffer completes as soon
    /// as a frame has begun.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the connection is aborted.</exception>
    /// <exception cref="WebSocketException">The peer vanished (<see cref="WebSocketError.ConnectionClosedPrematurely"/>), broke a rule (<see cref="WebSocketError.Faulted"/>), or the connection was aborted (<see cref="WebSocketError.InvalidState"/>).</exception>
    /// <exception cref="InvalidOperationException">A receive is already pending, or the peer's close frame has been received.</exception>
    public ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken
    ) => ReceiveAsync(buffer, observer: null, cancellationToken);

    /// <param name="buffer">Where the data goes.</param>
    /// <param name="observer">Told of the end before the caller is; not when the call itself throws.</param>
    /// <param name="cancellationToken">Aborts the connection when cancelled.</param>
    /// <inheritdoc cref="ReceiveAsync(Memory{byte}, CancellationToken)"/>
    public ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(
        Memory<byte> buffer,
        IReceiveObserver? observer,
        CancellationToken cancellationToken
    )
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Abort();
            observer?.OnReceiveFailed();
            return ValueTask.FromCanceled<ValueWebSocketReceiveResult>(cancellationToken);
        }

        ValueTask<ValueWebSocketReceiveResult> task;
        bool resume;
        bool output;
        bool pending;
        bool throttled;
        lock (Gate)
        {
            task = BeginReceive(buffer, observer, cancellationToken, out resume);
            pending = _receive.IsPending;
            output = HasOutput && !IsOwnTurn;
            throttled = IsThrottled;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            // Cancelled while it was registered, under the lock, where the callback does nothing.
            OnReceiveCanceled(this);
        }

        if (resume)
        {
            EndResume(resume);
        }
        else if (_reading == ReadState.Held)
        {
            ResumeReading();
        }

        if (output)
        {
            // The receive came upon a ping, or upon a broken rule: the close frame that says so is due.
            SendQueued();
        }

        if (output || throttled)
        {
            ScheduleDeadline();
        }

        if (!pending)
        {
            Tell(observer, task);
        }

        return task;
    }

    /// <summary>A receive that was over at once.</summary>
    private static void Tell(IReceiveObserver? observer, ValueTask<ValueWebSocketReceiveResult> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            observer?.OnReceived(task.Result.MessageType);
        }
        else
        {
            observer?.OnReceiveFailed();
        }
    }

    private ValueTask<ValueWebSocketReceiveResult> BeginReceive(
        Memory<byte> buffer,
        IReceiveObserver? observer,
        CancellationToken cancellationToken,
        out bool resume
    )
    {
        resume = false;
        if (_receive.IsPending || _settledReceive is not null)
        {
            throw new InvalidOperationException(
                "A receive operation is already in progress. Await it before the next call."
            );
        }

        if (_failure is not null)
        {
            return ValueTask.FromException<ValueWebSocketReceiveResult>(_failure.ToException());
        }

        Fragment fragment = default;
        ReceiveOutcome outcome = _inbox?.Read(buffer.Span, out fragment) ?? ReceiveOutcome.Empty;
        if (outcome == ReceiveOutcome.Complete)
        {
            WebSocketMessageType type = TypeOf(fragment.IsText);
            if (TellsOfMessages)
            {
                TellReceived(type, fragment.Length, fragment.EndOfMessage);
            }

            return new(new ValueWebSocketReceiveResult(fragment.Length, type, fragment.EndOfMessage));
        }

        switch (_end)
        {
            case ReceiveEnd.Close:
                return new(DeliverClose());
            case ReceiveEnd.Violation:
                FailForViolation();
                return ValueTask.FromException<ValueWebSocketReceiveResult>(_failure!.ToException());
            case ReceiveEnd.PeerVanished:
                _failure = ConnectionFailure.PeerVanished(_inputError);
                return ValueTask.FromException<ValueWebSocketReceiveResult>(_failure.ToException());
            default:
                if (_receive.IsBusy)
                {
                    // Its result is still to be taken; it is that call's own.
                    _receive = new ReceiveOperation();
                }

                _receive.Start(buffer, fragment.Length);
                resume = ParseForReceive();
                if (TakeSettledReceive() is not null)
                {
                    return _receive.TakeResult();
                }

                _receive.Watch(observer, OnReceiveCanceled, this, cancellationToken);
                return _receive.Task;
        }
    }

    /// <summary>Under the lock: looks for the receive's data in what came already. Returns whether the transport may push again.</summary>
    private bool ParseForReceive()
    {
        if (!HasUnparsed)
        {
            return false;
        }

        if (_reading == ReadState.Held)
        {
            return ParseHeld();
        }

        Parse(untilSettled: true);
        return false;
    }

    /// <summary>Under the lock: the pending receive has got its data.</summary>
    private void CompleteReceive(bool endOfMessage)
    {
        WebSocketMessageType type = TypeOf(_reader.IsText);
        _receive.Complete(type, endOfMessage);
        if (TellsOfMessages)
        {
            TellReceived(type, _receive.Filled, endOfMessage);
        }
    }

    private ReceiveOperation? TakeSettledReceive()
    {
        ReceiveOperation? settled = _settledReceive;
        _settledReceive = null;
        return settled;
    }

    private static WebSocketMessageType TypeOf(bool isText) =>
        isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary;

    private static void OnReceiveCanceled(object? state)
    {
        WebSocketConnection connection = (WebSocketConnection)state!;
        if (Monitor.IsEntered(connection.Gate))
        {
            return;
        }

        bool pending;
        lock (connection.Gate)
        {
            pending = connection._receive.IsPending;
        }

        // Settled meanwhile: then the token came too late, and aborting would hit what follows.
        if (pending)
        {
            connection.Abort();
        }
    }

    private ValueWebSocketReceiveResult DeliverClose()
    {
        if (CloseStatus is not null)
        {
            throw new InvalidOperationException(
                "A close frame has already been received from the remote endpoint. Nothing follows it."
            );
        }

        ClosePayload payload = _closingHandshake!.Received!.Value;
        CloseStatus = (WebSocketCloseStatus)payload.Code;
        CloseStatusDescription = payload.Reason;
        return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
    }
}
