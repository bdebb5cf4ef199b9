using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <content>Output: a system call per flush, on whichever thread flushes; what the socket does not take waits here.</content>
internal sealed partial class EpollConnection
{
    private const int MaxVectors = 16;

    private const ConnectionFlags NotSending =
        ConnectionFlags.OutputBroken | ConnectionFlags.Aborted | ConnectionFlags.Released;

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

    // Sends until everything is sent or the socket is full; what was not sent stays in the arguments.
    private FlushOutcome Send(
        ref OutputBlock? block,
        ref ReadOnlyMemory<byte> payload,
        out int error,
        out bool progress
    )
    {
        error = 0;
        progress = false;
        while (block is not null || !payload.IsEmpty)
        {
            nint sent = SendOnce(block, payload.Span, out nint offered);
            if (sent < 0)
            {
                error = Marshal.GetLastPInvokeError();
                switch (error)
                {
                    case Errno.Interrupted:
                        continue;
                    case Errno.TryAgain:
                        error = 0;
                        return FlushOutcome.Pending;
                    default:
                        OutputBlocks.ReturnAll(block);
                        block = null;
                        Flags |= ConnectionFlags.OutputBroken | ConnectionFlags.ResetSeen;
                        return FlushOutcome.Failed;
                }
            }

            progress = true;
            Consume(ref block, ref payload, sent);
            if (sent < offered)
            {
                return FlushOutcome.Pending;
            }
        }

        return FlushOutcome.Completed;
    }

    private unsafe nint SendOnce(OutputBlock? block, ReadOnlySpan<byte> payload, out nint offered)
    {
        fixed (byte* start = payload)
        {
            if (block is null)
            {
                offered = payload.Length;
                return Libc.Send(Descriptor, start, offered, Libc.MsgNoSignal);
            }

            if (payload.IsEmpty && block.Next is null)
            {
                offered = block.Length;
                return Libc.Send(Descriptor, block.UnsentPointer, offered, Libc.MsgNoSignal);
            }

            IoVector* vectors = stackalloc IoVector[MaxVectors];
            int count = 0;
            offered = 0;
            for (; block is not null && count < MaxVectors; block = block.Next)
            {
                vectors[count].Base = block.UnsentPointer;
                vectors[count++].Length = (nuint)block.Length;
                offered += block.Length;
            }

            if (block is null && count < MaxVectors)
            {
                vectors[count].Base = start;
                vectors[count++].Length = (nuint)payload.Length;
                offered += payload.Length;
            }

            MessageHeader message = default;
            message.Vectors = vectors;
            message.VectorCount = (nuint)count;
            return Libc.SendMessage(Descriptor, &message, Libc.MsgNoSignal);
        }
    }

    private static void Consume(ref OutputBlock? block, ref ReadOnlyMemory<byte> payload, nint sent)
    {
        while (block is not null && sent >= block.Length)
        {
            OutputBlock empty = block;
            sent -= block.Length;
            block = block.Next;
            OutputBlocks.Return(empty);
        }

        if (block is not null)
        {
            block.Consume((int)sent);
        }
        else
        {
            payload = payload[(int)sent..];
        }
    }
}
