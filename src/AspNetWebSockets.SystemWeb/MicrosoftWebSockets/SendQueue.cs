using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using AspNetWebSockets;

namespace Microsoft.Web.WebSockets;

/// <summary>The sends of one handler: first in, first out, one at a time, nobody waits for them, and the first failure is the last send.</summary>
/// <remarks>
/// SYNCHRONIZATION: any thread. The lock guards the fields; it is never held while the socket is called. Whoever sets
/// <c>_sending</c> owns the send side of the socket and the send in progress, until nothing waits. The continuation is made
/// once, so that a message to a slow client costs its entry and nothing else.
/// </remarks>
internal sealed class SendQueue(WebSocketHandler handler)
{
    private readonly Lock _gate = new();
    private Queue<QueuedSend>? _waiting;
    private long _waitingBytes;
    private bool _sending;
    private bool _failed;
    private bool _hasRefused;

    private QueuedSend _current;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _pending;
    private Action? _onSent;

    private HandlerSurroundings Surroundings => new(handler.WebSocketContext);

    internal void Enqueue(QueuedSend message)
    {
        SendAdmission admission;
        long waitingBytes;
        lock (_gate)
        {
            admission = Admit(message);
            waitingBytes = _waitingBytes;
        }

        switch (admission)
        {
            case SendAdmission.Now:
                SendAll(message);
                break;
            case SendAdmission.Dropped:
                Drop(message);
                break;
            case SendAdmission.QueueIsFull:
                message.SetDone();
                GiveUp(waitingBytes);
                break;
            case SendAdmission.Refused:
                message.SetDone();
                Refuse(waitingBytes);
                break;
        }
    }

    /// <summary>Queues the answer to the client's close frame, and completes when it was sent, cannot be sent, or took too long.</summary>
    internal async Task AnswerCloseAsync(TimeSpan timeout)
    {
        HandlerSurroundings surroundings = Surroundings;
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(QueuedSend.Close(done));
        try
        {
            await done.Task.WaitAsync(timeout, surroundings.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            surroundings.Logger.CloseNotAnswered(handler.GetType(), surroundings.Path, timeout);
        }
    }

    /// <summary>Says what could not be said while there was no log: something was sent before there was a WebSocket.</summary>
    internal void ReportEarlyFailure()
    {
        bool failed;
        lock (_gate)
        {
            failed = _failed;
        }

        if (failed)
        {
            Surroundings.Logger.SentBeforeOpen(handler.GetType(), Surroundings.Path);
        }
    }

    /// <summary>Under the lock: what becomes of a message.</summary>
    private SendAdmission Admit(QueuedSend message)
    {
        if (_failed)
        {
            return SendAdmission.Dropped;
        }

        if (!_sending)
        {
            _sending = true;
            return SendAdmission.Now;
        }

        if (_waitingBytes >= Surroundings.SendQueueLimit && !message.IsClose)
        {
            _failed = Surroundings.SendQueueFullMode == SendQueueFullMode.Abort;
            return _failed ? SendAdmission.QueueIsFull : SendAdmission.Refused;
        }

        (_waiting ??= new Queue<QueuedSend>()).Enqueue(message);
        _waitingBytes += message.Size;
        Surroundings.CountQueued(message.Size);
        return SendAdmission.Queued;
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Nobody awaits a send; what it fails with ends the queue and is logged."
    )]
    private void SendAll(QueuedSend message)
    {
        do
        {
            _current = message;
            try
            {
                // Without a WebSocket this is where the NullReferenceException of a send before OnOpen comes from.
                if (!TryComplete(message.StartAsync(handler.WebSocketContext.WebSocket)))
                {
                    return;
                }
            }
            catch (Exception exception)
            {
                Fail(exception);
                return;
            }
        } while (TryDequeue(out message));
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Nobody awaits a send; what it fails with ends the queue and is logged."
    )]
    private void OnSent()
    {
        try
        {
            TakeResult();
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        if (TryDequeue(out QueuedSend next))
        {
            SendAll(next);
        }
    }

    /// <summary>Whether the send in progress is over; otherwise the continuation goes on.</summary>
    private bool TryComplete(ValueTask send)
    {
        _pending = send.ConfigureAwait(false).GetAwaiter();
        if (!_pending.IsCompleted)
        {
            _pending.UnsafeOnCompleted(_onSent ??= OnSent);
            return false;
        }

        TakeResult();
        return true;
    }

    private void TakeResult()
    {
        ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter pending = _pending;
        _pending = default;
#pragma warning disable VSTHRD002 // The send is complete: it was asked, or this is its continuation.
        pending.GetResult();
#pragma warning restore VSTHRD002
        _current.SetDone();
        _current = default;
    }

    private bool TryDequeue(out QueuedSend message)
    {
        lock (_gate)
        {
            message = default;
            if (!_failed && _waiting is not null && _waiting.TryDequeue(out message))
            {
                _waitingBytes -= message.Size;
                Surroundings.CountQueued(-message.Size);
                return true;
            }

            _sending = false;
            return false;
        }
    }

    private void Fail(Exception exception)
    {
        _current.SetDone();
        _current = default;
        lock (_gate)
        {
            if (_failed)
            {
                // The connection was aborted under it, and who did that tells of all that waited.
                return;
            }

            _failed = true;
        }

        HandlerSurroundings surroundings = Surroundings;
        int dropped = Clear();
        surroundings.CountDropped(DropReason.ConnectionEnded, dropped);
        surroundings.Logger.SendFailed(exception, handler.GetType(), surroundings.Path, dropped);
    }

    /// <summary>A send has failed before. The close frame is no message.</summary>
    private void Drop(QueuedSend message)
    {
        message.SetDone();
        if (!message.IsClose)
        {
            Surroundings.CountDropped(DropReason.ConnectionEnded, count: 1);
            Surroundings.Logger.SendDropped(handler.GetType());
        }
    }

    /// <summary>The client is too slow for what it is sent: ends its connection, so that the memory is not without bound.</summary>
    private void GiveUp(long waitingBytes)
    {
        HandlerSurroundings surroundings = Surroundings;
        int dropped = Clear() + 1;
        surroundings.CountSendQueueFull();
        surroundings.CountDropped(DropReason.Abort, dropped);
        surroundings.Logger.SendQueueFull(
            handler.GetType(),
            surroundings.Path,
            waitingBytes,
            surroundings.SendQueueLimit,
            dropped
        );
        surroundings.AbortSocket();
    }

    /// <summary>The client is too slow for this message; it is told of once.</summary>
    private void Refuse(long waitingBytes)
    {
        HandlerSurroundings surroundings = Surroundings;
        surroundings.CountSendQueueFull();
        surroundings.CountDropped(DropReason.FailSend, count: 1);
        if (!Interlocked.Exchange(ref _hasRefused, true))
        {
            surroundings.Logger.SendRefused(
                handler.GetType(),
                surroundings.Path,
                waitingBytes,
                surroundings.SendQueueLimit
            );
        }
    }

    /// <summary>Nothing waits any more, once a send has failed or the queue was full.</summary>
    /// <returns>How many messages are dropped; the close frame is none.</returns>
    private int Clear()
    {
        Queue<QueuedSend>? waiting;
        lock (_gate)
        {
            waiting = _waiting;
            _waiting = null;
            Surroundings.CountQueued(-_waitingBytes);
            _waitingBytes = 0;
        }

        int dropped = 0;
        foreach (QueuedSend message in waiting ?? [])
        {
            message.SetDone();
            dropped += message.IsClose ? 0 : 1;
        }

        return dropped;
    }
}
