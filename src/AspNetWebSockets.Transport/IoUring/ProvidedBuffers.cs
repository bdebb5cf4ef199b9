using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>A group of buffers that the kernel fills as data comes, so that a connection without data holds none.</summary>
/// <remarks>SYNCHRONIZATION: as that of its <see cref="Ring"/>. Disposed when no request names the group any more.</remarks>
internal sealed unsafe class ProvidedBuffers : IDisposable
{
    // Buffers a power of two apart would all begin in the same few sets of the processor's caches.
    private const int Stagger = 192;
    private const int Alignment = 4096;
    private readonly byte[] _memory;
    private readonly byte* _start;
    private readonly int _offset;
    private readonly int _stride;
    private readonly RingMemory _ringMemory;
    private readonly ProvidedBuffer* _ring;
    private readonly int _mask;
    private ushort _tail;

    private ProvidedBuffers(RingMemory ringMemory, ushort group, int capacity, int size)
    {
        _ringMemory = ringMemory;
        _ring = (ProvidedBuffer*)ringMemory.Address;
        Group = group;
        Capacity = capacity;
        Size = size;
        _mask = capacity - 1;
        _stride = size + Stagger;
        _memory = GC.AllocateUninitializedArray<byte>((capacity * _stride) + Alignment, pinned: true);
        byte* memory = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _offset = (int)(-(nint)memory & (Alignment - 1));
        _start = memory + _offset;
    }

    /// <summary>The number by which requests name the group.</summary>
    public ushort Group { get; }

    /// <summary>How many buffers there can be.</summary>
    public int Capacity { get; }

    /// <summary>How many buffers there are: memory that was never used costs nothing.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that a buffer takes.</summary>
    public int Size { get; }

    /// <summary>Gives <paramref name="ring"/> a group of buffers.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="group">A number that no other group of the ring has.</param>
    /// <param name="capacity">How many buffers there can be: a power of two, at most 32768.</param>
    /// <param name="count">How many there are at first.</param>
    /// <param name="size">Bytes of each.</param>
    /// <param name="error">The error number when the kernel refuses.</param>
    public static ProvidedBuffers? TryCreate(Ring ring, ushort group, int capacity, int count, int size, out int error)
    {
        RingMemory memory = RingMemory.OfZeros((nuint)(capacity * sizeof(ProvidedBuffer)));
        BufferRingRegistration registration = new()
        {
            Ring = (ProvidedBuffer*)memory.Address,
            Entries = (uint)capacity,
            Group = group,
        };
        if (ring.Register(RingRegistration.BufferRing, &registration, 1) < 0)
        {
            error = Marshal.GetLastPInvokeError();
            memory.Dispose();
            return null;
        }

        error = 0;
        ProvidedBuffers buffers = new(memory, group, capacity, size);
        buffers.Grow(count);
        return buffers;
    }

    /// <summary>What was received into a buffer; valid until it is given back.</summary>
    public ReadOnlyMemory<byte> Received(ushort id, int length) => new(_memory, _offset + (id * _stride), length);

    /// <summary>Gives the kernel more buffers, up to <paramref name="count"/> or <see cref="Capacity"/>.</summary>
    public void Grow(int count)
    {
        int wanted = Math.Min(count, Capacity);
        while (Count < wanted)
        {
            GiveBack((ushort)Count++);
        }
    }

    /// <summary>Lets the kernel use the buffer again.</summary>
    public void GiveBack(ushort id)
    {
        ProvidedBuffer* entry = &_ring[_tail & _mask];
        entry->Address = _start + (id * _stride);
        entry->Length = (uint)Size;
        entry->Id = id;
        Volatile.Write(ref _ring->Tail, ++_tail);
    }

    /// <summary>Frees what the kernel has no part in any more.</summary>
    public void Dispose() => _ringMemory.Dispose();
}
