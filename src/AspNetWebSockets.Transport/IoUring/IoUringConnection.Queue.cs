namespace AspNetWebSockets.Transport.IoUring;

/// <content>Output that the socket did not take at once, sent on by the loop as the peer makes room.</content>
internal sealed unsafe partial class IoUringConnection
{
    private bool Settle(int chunk, int result)
    {
        int error = -result is > 0 and not (Errno.TryAgain or Errno.Interrupted) ? -result : 0;
        bool over;
        bool waiting;
        lock (Gate)
        {
            waiting = Has(ConnectionFlags.FlushPending);
            over = !Advance(chunk, Math.Max(result, 0), error);
            if (over)
            {
                Flags &= ~ConnectionFlags.FlushPending;
            }
        }

        TryClose();
        if (!waiting)
        {
            return true;
        }

        if (over)
        {
            return DeliverFlushed(error == 0 ? null : LinuxError.Of(error));
        }

        if (result > 0)
        {
            DeliverFlushProgress();
        }

        return true;
    }

    // Returns whether more is on its way. On the loop, under the lock.
    private bool Advance(int chunk, int count, int error)
    {
        SendQueue queue = _queue ??= new SendQueue();
        if (chunk == QueueInFlight)
        {
            queue.Consume(count);
        }
        else
        {
            if (count < _sentLength)
            {
                queue.Prepend(new ReadOnlySpan<byte>(_sent + count, _sentLength - count));
            }

            loop.Arena.Release(chunk);
        }

        if (error != 0)
        {
            Flags |= ConnectionFlags.OutputBroken | ConnectionFlags.ResetSeen;
            queue.Clear();
        }

        if (queue.Length != 0)
        {
            SendFromQueue(queue);
            return true;
        }

        if (_shutdownWanted && error == 0)
        {
            base.ShutDownOutput();
        }

        Volatile.Write(ref _output, Idle);
        return false;
    }

    // On the loop, under the lock.
    private void SendFromQueue(SendQueue queue)
    {
        byte* start = queue.Peek(out int length);
        _inFlight = QueueInFlight;
        Volatile.Write(ref _output, Queued);
        loop.Ask().Send(Descriptor, start, length, Libc.MsgNoSignal, RequestTag.Of(RequestKind.Send, Key));
        if (Has(ConnectionFlags.Released) && !_lingering)
        {
            _lingering = true;
            loop.AskToLinger(Key);
        }
    }

    private void ContinueOutput()
    {
        lock (Gate)
        {
            if (Has(ConnectionFlags.Released))
            {
                // From here on the completion comes by the way that looks whether the connection can be closed.
                _ = IsIdle();
            }

            if (_inFlight == NothingInFlight && _queue is { Length: > 0 } queue)
            {
                SendFromQueue(queue);
            }
            else if (_inFlight == QueueInFlight && Has(ConnectionFlags.Released) && !_lingering)
            {
                _lingering = true;
                loop.AskToLinger(Key);
            }
        }
    }
}
