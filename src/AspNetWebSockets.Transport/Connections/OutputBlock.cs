namespace AspNetWebSockets.Transport;

/// <summary>A piece of a connection's output. Its memory is pinned for ever, so that the kernel may work on it at any time.</summary>
internal sealed class OutputBlock
{
    private readonly byte[] _memory;

    public OutputBlock(int size)
    {
        _memory = GC.AllocateUninitializedArray<byte>(size, pinned: true);
    }

    /// <summary>How many bytes it can hold.</summary>
    public int Size => _memory.Length;

    /// <summary>The first byte that is not sent yet.</summary>
    public int Start { get; private set; }

    /// <summary>The first byte that is not written yet.</summary>
    public int End { get; private set; }

    /// <summary>How many bytes can still be written.</summary>
    public int Room => _memory.Length - End;

    /// <summary>How many bytes are to be sent.</summary>
    public int Length => End - Start;

    /// <summary>What is to be sent.</summary>
    public ReadOnlySpan<byte> Unsent => _memory.AsSpan(Start, End - Start);

    /// <summary>What can be written.</summary>
    public Span<byte> Free => _memory.AsSpan(End);

    /// <summary>The block after this one.</summary>
    public OutputBlock? Next { get; set; }

    /// <summary>The first byte to be sent, for the kernel.</summary>
    public unsafe byte* UnsentPointer =>
        (byte*)
            System.Runtime.CompilerServices.Unsafe.AsPointer(
                ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_memory)
            ) + Start;

    /// <summary>Bytes were written.</summary>
    public void Write(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)Room, nameof(count));
        End += count;
    }

    /// <summary>Bytes were sent.</summary>
    public void Consume(int count) => Start += count;

    /// <summary>Makes it empty and alone again.</summary>
    public void Clear()
    {
        Start = 0;
        End = 0;
        Next = null;
    }
}
