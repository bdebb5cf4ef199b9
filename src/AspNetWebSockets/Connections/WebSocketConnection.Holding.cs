namespace AspNetWebSockets;

// Holding the client back, for the application or for a rate, and going on.
public sealed partial class WebSocketConnection
{
    /// <summary>Under the lock: keeps a copy of what is not parsed, and asks the peer to wait.</summary>
    private void Hold()
    {
        _unparsed = _held.Take(_unparsed);
        _reading = ReadState.Held;
        _keepAlive.Pause();
        _controlFrames.Pause(_scheduler.Now);
        _transport.PauseReading();
    }

    // Under the lock: whether what is held back waits for nothing any more.
    private bool MayResume =>
        _reading == ReadState.Held
        && (_discarding || (_end == ReceiveEnd.None && !IsThrottled && (_inbox?.HasRoom ?? true)));

    /// <summary>Goes on with what is held back if what it waited for has happened.</summary>
    private void ResumeReading()
    {
        bool resume;
        ReceiveOperation? settled;
        lock (Gate)
        {
            if (!MayResume)
            {
                return;
            }

            resume = ParseHeld();
            settled = TakeSettledReceive();
        }

        EndResume(resume);
        settled?.Signal();
    }

    private void EndResume(bool resume)
    {
        if (resume)
        {
            _transport.ResumeReading();
        }

        SendQueued();
        ScheduleDeadline();
        SignalEnd();
    }

    /// <summary>Under the lock, while held: parses on. Returns whether the transport may push again.</summary>
    private bool ParseHeld()
    {
        Parse(untilSettled: false);
        if (HasUnparsed)
        {
            return false;
        }

        _held.Clear();
        if (_reading != ReadState.Held)
        {
            // The input had ended behind it.
            return false;
        }

        Pay();
        if (IsThrottled)
        {
            return false;
        }

        TimeSpan now = _scheduler.Now;
        _life?.Passed(now);
        _reading = ReadState.Reading;
        _keepAlive.Resume(now);
        _controlFrames.Resume(now, Limits.MaxControlFramesPerSecond ?? 0);
        return true;
    }

    /// <summary>A deadline has set free what was held back.</summary>
    private void OnReleased()
    {
        try
        {
            ResumeReading();
        }
        catch (Exception exception)
        {
            OnUnexpected(exception);
        }
    }
}
