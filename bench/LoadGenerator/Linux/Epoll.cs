using System.Runtime.InteropServices;

namespace LoadGenerator.Linux;

/// <summary>Tells which descriptors can be read, level-triggered; one thread.</summary>
internal sealed class Epoll : IDisposable
{
    private const int Capacity = 512;

    // struct epoll_event is packed on x64 and nowhere else.
    private static readonly bool Packed = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    private static readonly int Stride = Packed ? 12 : 16;
    private static readonly int DataOffset = Packed ? 4 : 8;

    private readonly byte[] _entries = new byte[Capacity * Stride];
    private readonly int _descriptor;

    public Epoll()
    {
        _descriptor = Libc.EpollCreate(Libc.CloseOnExec);
        if (_descriptor < 0)
        {
            throw Libc.Failure("epoll_create1");
        }
    }

    /// <summary>Watches a descriptor until it is closed; <paramref name="tag"/> comes back from <see cref="Ready"/>.</summary>
    public void Add(int descriptor, int tag)
    {
        Span<byte> entry = stackalloc byte[Stride];
        entry.Clear();
        MemoryMarshal.Write(entry, Libc.EpollIn);
        MemoryMarshal.Write(entry[DataOffset..], tag);
        if (Libc.EpollControl(_descriptor, Libc.EpollAdd, descriptor, entry) < 0)
        {
            throw Libc.Failure("epoll_ctl");
        }
    }

    /// <summary>Waits and returns how many are ready; 0 when the time is up.</summary>
    public int Wait(int milliseconds)
    {
        int count = Libc.EpollWait(_descriptor, _entries, Capacity, milliseconds);
        return count >= 0 ? count
            : Marshal.GetLastPInvokeError() == Libc.Interrupted ? 0
            : throw Libc.Failure("epoll_wait");
    }

    /// <summary>The tag of one that is ready.</summary>
    public int Ready(int index) => MemoryMarshal.Read<int>(_entries.AsSpan((index * Stride) + DataOffset));

    public void Dispose() => _ = Libc.Close(_descriptor);
}
