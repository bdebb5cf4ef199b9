namespace AspNetWebSockets.Transport;

/// <content>Output: a system call per flush, on whichever thread flushes; what the socket does not take waits here.</content>
internal sealed partial class EpollConnection
{
    private OutputBlock? _pendingBlock;
    private ReadOnlyMemory<byte> _pendingPayload;

    /// <inheritdoc />
    public override FlushOutcome Flush(ReadOnlyMemory<byte> payload)
    {
        lock (Gate)
        {
            OutputBlock? block = TakeOutput();
            if (Has(NotSending))
            {
                OutputBlocks.ReturnAll(block);
                return FlushOutcome.Failed;
            }

            FlushOutcome outcome = Send(ref block, ref payload, out _, out _);
            if (outcome == FlushOutcome.Pending)
            {
                _pendingBlock = block;
                _pendingPayload = payload;
                Flags |= ConnectionFlags.FlushPending;
                UpdateInterest(leave: false);
            }

            return outcome;
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

            OutputBlocks.ReturnAll(_pendingBlock);
            ForgetPending();
            Flags |= ConnectionFlags.OutputBroken;
        }

        return DeliverFlushed(error);
    }

    private bool OnWritable()
    {
        int error;
        bool progress;
        lock (Gate)
        {
            if (Has(NotSending) || !Has(ConnectionFlags.FlushPending))
            {
                return true;
            }

            if (Send(ref _pendingBlock, ref _pendingPayload, out error, out progress) != FlushOutcome.Pending)
            {
                ForgetPending();
                UpdateInterest(leave: Has(ConnectionFlags.ReceiveEnded));
            }
        }

        if (Has(ConnectionFlags.FlushPending))
        {
            if (progress)
            {
                DeliverFlushProgress();
            }

            return true;
        }

        return DeliverFlushed(error == 0 ? null : LinuxError.Of(error));
    }

    private void ForgetPending()
    {
        Flags &= ~ConnectionFlags.FlushPending;
        _pendingBlock = null;
        _pendingPayload = default;
    }
}
