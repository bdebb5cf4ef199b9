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
            queue.Append(payload.Span);
        }

        return FlushOutcome.Completed;
    }

    // Whether nothing is on its way; otherwise the completion comes under the lock. Under the lock.
    private bool IsIdle() => Interlocked.CompareExchange(ref _output, Queued, Sending) == Idle;
}
