using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>
/// Where small output waits for its submission: densely packed, so that what a thousand connections send in one turn
/// stays in the processor's first cache. The kernel answers such a send at once, done or not, so nothing stays long.
/// </summary>
/// <remarks>SYNCHRONIZATION: as that of its <see cref="Ring"/>.</remarks>
internal sealed unsafe class SendArena : IDisposable
{
    /// <summary>The most that is worth copying in order to save a system call.</summary>
    public const int MaxLength = 4096;

    private const int ChunkSize = 64 * 1024;
    private readonly List<Chunk> _chunks = [];
    private Chunk _current;

    public SendArena()
    {
        _current = AddChunk();
    }

    /// <summary>Room for <paramref name="length"/> bytes, at most <see cref="MaxLength"/>, until <see cref="Release"/>.</summary>
    public byte* Reserve(int length, out int chunk)
    {
        if (ChunkSize - _current.Used < length)
        {
            _current = _chunks.Find(one => one.Outstanding == 0) ?? AddChunk();
            _current.Used = 0;
        }

        byte* start = _current.Memory + _current.Used;
        _current.Used += length;
        _current.Outstanding++;
        chunk = _current.Index;
        return start;
    }

    /// <summary>One of the reserved pieces of the chunk is needed no more.</summary>
    public void Release(int chunk)
    {
        Chunk released = _chunks[chunk];
        if (--released.Outstanding == 0)
        {
            released.Used = 0;
        }
    }

    /// <summary>Frees the memory; the kernel must not need it any more.</summary>
    public void Dispose()
    {
        _chunks.ForEach(chunk => NativeMemory.AlignedFree(chunk.Memory));
        _chunks.Clear();
    }

    private Chunk AddChunk()
    {
        Chunk chunk = new((byte*)NativeMemory.AlignedAlloc(ChunkSize, 64), _chunks.Count);
        _chunks.Add(chunk);
        return chunk;
    }

    private sealed class Chunk(byte* memory, int index)
    {
        public byte* Memory { get; } = memory;

        public int Index { get; } = index;

        public int Used { get; set; }

        public int Outstanding { get; set; }
    }
}
