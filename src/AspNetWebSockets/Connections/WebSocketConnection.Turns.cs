namespace AspNetWebSockets;

// A turn: the transport runs the application on what came. Small frames that the application sends meanwhile gather and
// go out at the end of the turn, in one write; see docs/decisions/011-turns.md.
public sealed partial class WebSocketConnection
{
    // The thread whose turn it is; zero for none. Written under the lock, but for the begin of a turn.
    private int _turnThread;

    /// <summary>Under the lock: whether the calling thread is in a turn of this connection whose end will flush.</summary>
    private bool IsOwnTurn => _turnThread != 0 && _turnThread == Environment.CurrentManagedThreadId;

    // Work of the application that waits for its place in the turn.
    private IThreadPoolWorkItem? _turnWork;

    /// <summary>
    /// Has work of the application run by the calling thread as a part of the connection's turn, right after what the
    /// turn is running now, instead of by the thread pool. For code that runs within a turn of this connection: the
    /// continuation of its receive or send.
    /// </summary>
    /// <returns>Whether it will; <see langword="false"/> outside of such a turn, and when other work waits already.</returns>
    public bool TryRunInTurn(IThreadPoolWorkItem work)
    {
        lock (Gate)
        {
            if (!IsOwnTurn || _turnWork is not null)
            {
                return false;
            }

            _turnWork = work;
            return true;
        }
    }

    void ITransportSink.Run()
    {
        try
        {
            int thread = Environment.CurrentManagedThreadId;
            Volatile.Write(ref _turnThread, thread);
            do
            {
                SignalSettled();
            } while (!EndTurn(thread));
        }
        catch (Exception exception)
        {
            OnUnexpected(exception);
        }
    }

    void ITransportSink.OnStalled()
    {
        ReceiveOperation? settled;
        lock (Gate)
        {
            if (_turnThread == 0)
            {
                return;
            }

            _turnThread = 0;
            ParseLent(untilSettled: false);
            EndParsing();
            settled = TakeSettledReceive();
        }

        SendQueued();
        ScheduleDeadline();
        SignalEnd();
        if (TakeTurnWork() is { } work)
        {
            _ = ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        }

        settled?.Signal(inline: false);
    }

    /// <summary>Tells the application what is settled; this may take as long as the application likes.</summary>
    private void SignalSettled()
    {
        bool send;
        ReceiveOperation? receive;
        lock (Gate)
        {
            send = _sendIsSettled;
            _sendIsSettled = false;
            receive = TakeSettledReceive();
        }

        if (send)
        {
            _send!.Signal(inline: true);
        }

        receive?.Signal();
        while (TakeTurnWork() is { } work)
        {
            work.Execute();
        }
    }

    private IThreadPoolWorkItem? TakeTurnWork() => _turnWork is null ? null : Interlocked.Exchange(ref _turnWork, null);

    /// <summary>The application has yielded: parses on, or ends the turn. Returns whether it is over.</summary>
    private bool EndTurn(int thread)
    {
        bool output;
        bool deadline;
        lock (Gate)
        {
            if (_turnThread != thread)
            {
                // The guard has ended it.
                return true;
            }

            ParseLent(untilSettled: true);
            if (_settledReceive is null)
            {
                EndParsing();
            }

            if (_settledReceive is not null)
            {
                return false;
            }

            _turnThread = 0;
            output = HasOutput;
            deadline = _end != ReceiveEnd.None || IsThrottled;
        }

        if (output)
        {
            SendQueued();
        }

        if (deadline)
        {
            ScheduleDeadline();
            SignalEnd();
        }

        return true;
    }

    /// <summary>Under the lock: parses what the transport has lent; what is not parsed then is for <see cref="EndParsing"/>, unless a receive is settled first.</summary>
    private void ParseLent(bool untilSettled)
    {
        if (HasUnparsed && _reading == ReadState.Reading)
        {
            Parse(untilSettled);
        }
    }
}
