using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <summary>epoll(7).</summary>
internal static unsafe partial class Epoll
{
    public const int Add = 1;
    public const int Delete = 2;
    public const int Modify = 3;

    public const uint In = 0x001;
    public const uint Out = 0x004;
    public const uint Error = 0x008;
    public const uint HangUp = 0x010;
    public const uint ReadHangUp = 0x2000;

    private const int CloseOnExec = 0x80000;

    /// <summary>A new epoll instance.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static int Create()
    {
        int descriptor = Create(CloseOnExec);
        return descriptor >= 0 ? descriptor : throw LinuxError.Last("epoll_create1");
    }

    /// <summary>Changes what is reported of a descriptor.</summary>
    /// <exception cref="IOException">The kernel refuses: out of memory, or the limit of watches is reached.</exception>
    public static void Control(int epoll, int operation, int descriptor, uint events, ulong key)
    {
        byte* record = stackalloc byte[EpollEvents.MaxRecordSize];
        EpollEvents.Write(record, events, key);
        if (Control(epoll, operation, descriptor, record) != 0)
        {
            throw LinuxError.Last("epoll_ctl");
        }
    }

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int Wait(int epoll, byte* events, int count, int timeout);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int epoll, int operation, int descriptor, byte* record);
}
