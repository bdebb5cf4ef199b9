using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <summary>An array of struct epoll_event, which is packed on x86-64 and nowhere else.</summary>
internal sealed unsafe class EpollEvents
{
    /// <summary>The larger of the two sizes.</summary>
    public const int MaxRecordSize = 16;

    private static readonly int s_recordSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int s_keyOffset = s_recordSize - sizeof(ulong);

    private readonly byte[] _memory;

    public EpollEvents(int count)
    {
        Count = count;
        _memory = GC.AllocateUninitializedArray<byte>(count * s_recordSize, pinned: true);
        Pointer = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
    }

    /// <summary>How many there is room for.</summary>
    public int Count { get; }

    /// <summary>The first one, for the kernel.</summary>
    public byte* Pointer { get; }

    /// <summary>Writes one record.</summary>
    public static void Write(byte* record, uint events, ulong key)
    {
        new Span<byte>(record, MaxRecordSize).Clear();
        *(uint*)record = events;
        Unsafe.WriteUnaligned(record + s_keyOffset, key);
    }

    /// <summary>What happened to the <paramref name="index"/>th of the descriptors.</summary>
    public uint Events(int index) => Unsafe.ReadUnaligned<uint>(Pointer + (index * s_recordSize));

    /// <summary>The key that its descriptor was added with.</summary>
    public ulong Key(int index) => Unsafe.ReadUnaligned<ulong>(Pointer + (index * s_recordSize) + s_keyOffset);
}
