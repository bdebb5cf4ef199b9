using System.Runtime.InteropServices;

namespace LoadGenerator.Linux;

/// <summary>The system calls of the client, as the C library names them. -1 is a failure; the cause is the last P/Invoke error.</summary>
internal static partial class Libc
{
    public const int AddressFamilyInternet = 2;
    public const int StreamSocket = 1;
    public const int CloseOnExec = 0x80000;
    public const int LevelIP = 0;
    public const int LevelTcp = 6;
    public const int TcpNoDelay = 1;
    public const int BindAddressNoPort = 24;
    public const int DoNotWait = 0x40;
    public const int NoSignal = 0x4000;
    public const int ThreadClock = 3;
    public const int SetFlags = 4;
    public const int NonBlocking = 0x800;
    public const int EpollAdd = 1;
    public const int EpollModify = 3;
    public const uint EpollIn = 1;
    public const uint EpollOut = 4;
    public const int WouldBlock = 11;
    public const int Interrupted = 4;

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int domain, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSocketOption(int descriptor, int level, int name, in int value, int length);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int descriptor, ReadOnlySpan<byte> address, int length);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int descriptor, ReadOnlySpan<byte> address, int length);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(int descriptor, ReadOnlySpan<byte> bytes, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(int descriptor, Span<byte> bytes, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int FileControl(int descriptor, int command, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, int descriptor, ReadOnlySpan<byte> entry);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(int epoll, Span<byte> entries, int count, int milliseconds);

    /// <summary>Returns 0, or the error.</summary>
    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    public static partial int ProcessClock(int process, out int clock);

    /// <summary>Seconds and nanoseconds.</summary>
    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    public static partial int ClockTime(int clock, Span<long> time);

    /// <summary>Processor time of this thread.</summary>
    public static TimeSpan ThreadTime()
    {
        Span<long> time = stackalloc long[2];
        return ClockTime(ThreadClock, time) == 0
            ? TimeSpan.FromSeconds(time[0]) + TimeSpan.FromTicks(time[1] / TimeSpan.NanosecondsPerTick)
            : throw Failure("clock_gettime");
    }

    /// <summary>The failure of the last call, in words.</summary>
    public static LoadFailureException Failure(string call) => new($"{call}: {Marshal.GetLastPInvokeErrorMessage()}");
}
