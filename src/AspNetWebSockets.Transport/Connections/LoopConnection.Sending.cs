using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <content>Sending without waiting for the peer.</content>
internal abstract partial class LoopConnection
{
    /// <summary>What makes every flush fail.</summary>
    protected const ConnectionFlags NotSending =
        ConnectionFlags.OutputBroken | ConnectionFlags.Aborted | ConnectionFlags.Released;

    private const int MaxVectors = 16;
    private const int SendFlags = Libc.MsgNoSignal | Libc.MsgDontWait;

    /// <summary>
    /// Sends until everything is sent or the socket is full. Any thread, under <see cref="Gate"/>, with nothing on its way.
    /// </summary>
    /// <param name="block">Sent first. What was not sent of it is left here.</param>
    /// <param name="payload">Sent after it, likewise.</param>
    /// <param name="error">The error number when that fails.</param>
    /// <param name="progress">Whether anything was sent.</param>
    protected FlushOutcome Send(
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
                return Libc.Send(Descriptor, start, offered, SendFlags);
            }

            if (payload.IsEmpty && block.Next is null)
            {
                offered = block.Length;
                return Libc.Send(Descriptor, block.UnsentPointer, offered, SendFlags);
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
            return Libc.SendMessage(Descriptor, &message, SendFlags);
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
