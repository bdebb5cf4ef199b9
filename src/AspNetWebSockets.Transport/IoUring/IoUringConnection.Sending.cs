namespace AspNetWebSockets.Transport.IoUring;

/// <content>
/// Output. Small pieces that the loop's thread flushes wait in the arena and go with its next system call. Everything
/// else is sent at once by whoever flushes, and what the socket does not take is left to the ring.
/// </content>
internal sealed unsafe partial class IoUringConnection
{
    // How much may wait for the peer before a flush has to.
    private const int MaxQueued = 64 * 1024;

    private const int Idle = 0;

    // A piece in the arena is on its way. Left by exchange only: its completion races with the next flush.
    private const int Sending = 1;

    // There may be more to do than that; everything is under the lock.
    private const int Queued = 2;

    private const int NothingInFlight = -1;
    private const int QueueInFlight = -2;

    private SendQueue? _queue;
    private byte* _sent;
    private int _sentLength;
    private int _output;

    // The chunk of the arena, or one of the two above. On the loop.
    private int _inFlight = NothingInFlight;
    private bool _shutdownWanted;
    private bool _lingering;

    /// <inheritdoc />
    public override FlushOutcome Flush(ReadOnlyMemory<byte> payload)
    {
        OutputBlock? output = TakeOutput();
        int length = payload.Length + (output?.Length ?? 0);
        if (
            length <= SendArena.MaxLength
            && output?.Next is null
            && Volatile.Read(ref _output) == Idle
            && !Has(NotSending)
            && loop.TryHold(out long turn)
        )
        {
            if (length != 0)
            {
                SendFromArena(output is null ? default : output.Unsent, payload.Span);
            }

            loop.EndHold(turn);
            if (output is not null)
            {
                OutputBlocks.Return(output);
            }

            return FlushOutcome.Completed;
        }

        return FlushHere(output, payload);
    }

    /// <summary>A send is over. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    public bool OnSent(int result)
    {
        int chunk = _inFlight;
        _inFlight = NothingInFlight;
        if (chunk >= 0 && result == _sentLength && Interlocked.CompareExchange(ref _output, Idle, Sending) == Sending)
        {
            loop.Arena.Release(chunk);
            return true;
        }

        return Settle(chunk, result);
    }

    /// <summary>A released connection has had its time to send what was left. On the loop.</summary>
    public void OnLingered()
    {
        lock (Gate)
        {
            if (!_closed)
            {
                Flags |= ConnectionFlags.Aborted;
                ConnectedSocket.Reset(Descriptor);
            }
        }
    }

    /// <inheritdoc />
    protected override bool EndFlush(Exception error)
    {
        lock (Gate)
        {
            if (!Has(ConnectionFlags.FlushPending))
            {
                return true;
            }

            // What the kernel is still working on stays until it says that it is done.
            Flags = (Flags & ~ConnectionFlags.FlushPending) | ConnectionFlags.OutputBroken;
        }

        return DeliverFlushed(error);
    }

    /// <inheritdoc />
    protected override void ShutDownOutput()
    {
        if (IsIdle())
        {
            base.ShutDownOutput();
        }
        else
        {
            _shutdownWanted = true;
        }
    }

    private void SendFromArena(ReadOnlySpan<byte> output, ReadOnlySpan<byte> payload)
    {
        _sentLength = output.Length + payload.Length;
        _sent = loop.Arena.Reserve(_sentLength, out _inFlight);
        output.CopyTo(new Span<byte>(_sent, output.Length));
        payload.CopyTo(new Span<byte>(_sent + output.Length, payload.Length));
        Volatile.Write(ref _output, Sending);

        // Never waits for the peer: the arena is for what leaves at once.
        loop.Ask()
            .Send(
                Descriptor,
                _sent,
                _sentLength,
                Libc.MsgNoSignal | Libc.MsgDontWait,
                RequestTag.Of(RequestKind.Send, Key)
            );
    }

    private FlushOutcome FlushHere(OutputBlock? output, ReadOnlyMemory<byte> payload)
    {
        lock (Gate)
        {
            if (Has(NotSending))
            {
                OutputBlocks.ReturnAll(output);
                return FlushOutcome.Failed;
            }

            if (!IsIdle())
            {
                return Enqueue(output, payload);
            }

            FlushOutcome outcome = Send(ref output, ref payload, out _, out _);
            if (outcome == FlushOutcome.Pending)
            {
                Volatile.Write(ref _output, Queued);
                (_queue ??= new SendQueue()).Append(output, payload);
                Flags |= ConnectionFlags.FlushPending;
                Loop.Post(this, LoopCommand.Continue);
            }

            return outcome;
        }
    }

    private FlushOutcome Enqueue(OutputBlock? output, ReadOnlyMemory<byte> payload)
    {
        SendQueue queue = _queue ??= new SendQueue();
        queue.Append(output, default);
        if (queue.Length + payload.Length > MaxQueued)
        {
            queue.Append(null, payload);
            Flags |= ConnectionFlags.FlushPending;
            return FlushOutcome.Pending;
        }

        if (!payload.IsEmpty)
        {
            OutputBlock copy = OutputBlocks.Rent(payload.Length);
            payload.Span.CopyTo(copy.Free);
            copy.Write(payload.Length);
            queue.Append(copy, default);
        }

        return FlushOutcome.Completed;
    }

    // Whether nothing is on its way; otherwise the completion comes under the lock. Under the lock.
    private bool IsIdle() => Interlocked.CompareExchange(ref _output, Queued, Sending) == Idle;

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
