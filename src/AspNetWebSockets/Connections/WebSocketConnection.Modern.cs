using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// What the modern socket asks of a connection and the classic one does not.
public sealed partial class WebSocketConnection
{
    private TaskCompletionSource? _closed;

    /// <summary>
    /// Whether calls that are pending at <see cref="Abort"/> fail with <see cref="OperationCanceledException"/>, as those
    /// of .NET's own socket do, instead of a <see cref="System.Net.WebSockets.WebSocketException"/>.
    /// </summary>
    internal bool CancelsOnAbort { get; set; }

    /// <summary>Completes when nothing more can come: TCP has ended or was cut, and all that came before was looked at. Never fails.</summary>
    internal Task Closed
    {
        get
        {
            Task closed;
            lock (Gate)
            {
                _closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                closed = _closed.Task;
            }

            SignalEnd();
            return closed;
        }
    }

    /// <summary>The body of the close frame that this side sent, of its own or because the peer broke a rule.</summary>
    internal ClosePayload? SentClose
    {
        get
        {
            lock (Gate)
            {
                return _closingHandshake?.Sent;
            }
        }
    }

    /// <summary>Whether the first close frame was this side's; <see langword="null"/> before the first.</summary>
    internal bool? ClosedHere
    {
        get
        {
            lock (Gate)
            {
                return ClosingPhase == ClosingPhase.Open ? null
                    : ClosingPhase == ClosingPhase.CloseReceived ? false
                    : _closingHandshake!.StartedHere;
            }
        }
    }

    /// <summary>Whose close frame was the first. The client's counts as soon as it came, whether or not it was received by the application.</summary>
    internal WebSocketCloseInitiator Initiator =>
        ClosedHere switch
        {
            null => WebSocketCloseInitiator.None,
            true => WebSocketCloseInitiator.Server,
            false => WebSocketCloseInitiator.Client,
        };

    /// <summary>From now on the end is bounded: what is left of the connection after <see cref="AspNetWebSocketsOptions.LingerTimeout"/> is cut.</summary>
    internal void BoundEnd()
    {
        lock (Gate)
        {
            _cutDeadline = Earlier(_cutDeadline, _scheduler.Now + _options.LingerTimeout);
        }

        ScheduleDeadline();
    }

    /// <summary>
    /// Ends a receive that is pending, without harm: it completes with what it has got, perhaps nothing, as if its buffer
    /// were full. Any thread; does nothing when none is pending.
    /// </summary>
    internal void InterruptReceive()
    {
        ReceiveOperation receive;
        lock (Gate)
        {
            if (!_receive.IsPending)
            {
                return;
            }

            receive = _receive;
            if (receive.IsEmpty)
            {
                // No message need have begun: nothing was received, and the type means nothing.
                receive.Complete(default, endOfMessage: false);
            }
            else
            {
                CompleteReceive(endOfMessage: false);
            }
        }

        receive.Signal(inline: false);
    }

    /// <summary>A close frame for the application was not to be.</summary>
    internal void LogNotClosed(string cause) => Log.NotClosed(_logger, Id, cause);
}
