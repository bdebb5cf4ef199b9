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

    /// <summary>Watches a descriptor for input until it is closed; <paramref name="tag"/> comes back from <see cref="Ready"/>.</summary>
    public void Add(int descriptor, int tag) => Control(Libc.EpollAdd, descriptor, tag, Libc.EpollIn);

    /// <summary>Watches for room in its send buffer, too, or no longer.</summary>
    public void WatchOutput(int descriptor, int tag, bool wanted) =>
        Control(Libc.EpollModify, descriptor, tag, wanted ? Libc.EpollIn | Libc.EpollOut : Libc.EpollIn);

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

    /// <summary>Whether one that is ready has room in its send buffer, having been watched for it.</summary>
    public bool HasRoom(int index) => (Events(index) & Libc.EpollOut) != 0;

    /// <summary>Whether one that is ready has something to read: bytes, an end or an error.</summary>
    public bool HasInput(int index) => (Events(index) & ~Libc.EpollOut) != 0;

    public void Dispose() => _ = Libc.Close(_descriptor);

    private uint Events(int index) => MemoryMarshal.Read<uint>(_entries.AsSpan(index * Stride));

    private void Control(int operation, int descriptor, int tag, uint events)
    {
        Span<byte> entry = stackalloc byte[Stride];
        entry.Clear();
        MemoryMarshal.Write(entry, events);
        MemoryMarshal.Write(entry[DataOffset..], tag);
        if (Libc.EpollControl(_descriptor, operation, descriptor, entry) < 0)
        {
            throw Libc.Failure("epoll_ctl");
        }
    }
}
