namespace AspNetWebSockets.Transport;

/// <summary>
/// Lends output blocks: one is kept by each thread, as most are returned a few nanoseconds after they were rented, the
/// others by the process.
/// </summary>
internal static class OutputBlocks
{
    /// <summary>The size of the blocks that are kept; larger ones are made and forgotten.</summary>
    public const int StandardSize = 32 * 1024;

    private const int MaxKept = 256;

    private static readonly Lock s_gate = new();
    private static readonly Stack<OutputBlock> s_kept = new(MaxKept);

    [ThreadStatic]
    private static OutputBlock? t_block;

    /// <summary>How many bytes the process keeps for later, besides the one block of each thread.</summary>
    public static long KeptBytes
    {
        get
        {
            lock (s_gate)
            {
                return (long)s_kept.Count * StandardSize;
            }
        }
    }

    /// <summary>An empty block with room for at least <paramref name="size"/> bytes.</summary>
    public static OutputBlock Rent(int size)
    {
        OutputBlock? block = t_block;
        if (block is not null && size <= StandardSize)
        {
            t_block = null;
            return block;
        }

        return RentSlow(size);
    }

    /// <summary>The connection needs the block no more.</summary>
    public static void Return(OutputBlock block)
    {
        block.Clear();
        if (t_block is null && block.Size == StandardSize)
        {
            t_block = block;
            return;
        }

        ReturnSlow(block);
    }

    /// <summary>Returns a block and all that follow it.</summary>
    public static void ReturnAll(OutputBlock? first)
    {
        while (first is not null)
        {
            OutputBlock? next = first.Next;
            Return(first);
            first = next;
        }
    }

    private static OutputBlock RentSlow(int size)
    {
        if (size > StandardSize)
        {
            return new OutputBlock(size);
        }

        lock (s_gate)
        {
            if (s_kept.TryPop(out OutputBlock? block))
            {
                return block;
            }
        }

        return new OutputBlock(StandardSize);
    }

    private static void ReturnSlow(OutputBlock block)
    {
        if (block.Size != StandardSize)
        {
            return;
        }

        lock (s_gate)
        {
            if (s_kept.Count < MaxKept)
            {
                s_kept.Push(block);
            }
        }
    }
}
