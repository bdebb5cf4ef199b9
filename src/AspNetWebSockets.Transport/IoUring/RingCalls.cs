using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>
/// The system calls of io_uring(7), through <c>syscall(2)</c>: the C library has no functions for them. Their numbers
/// are the same on every architecture that .NET runs on. All return -1 and leave the error number in
/// <see cref="Marshal.GetLastPInvokeError"/> when they fail.
/// </summary>
internal static unsafe partial class RingCalls
{
    /// <summary>AF_UNIX.</summary>
    public const int UnixFamily = 1;

    /// <summary>SOCK_STREAM.</summary>
    public const int StreamType = 1;

    private const nint SetupNumber = 425;
    private const nint EnterNumber = 426;
    private const nint RegisterNumber = 427;

    /// <summary>io_uring_setup(2).</summary>
    public static int Setup(uint entries, RingParameters* parameters) =>
        (int)SystemCall(SetupNumber, (nint)entries, (nint)parameters, 0, 0, 0, 0);

    /// <summary>io_uring_enter(2).</summary>
    public static int Enter(int ring, uint submit, uint complete, RingEnterFlags flags, void* argument, nint size) =>
        (int)SystemCall(EnterNumber, ring, (nint)submit, (nint)complete, (nint)(uint)flags, (nint)argument, size);

    /// <summary>io_uring_register(2).</summary>
    public static int Register(int ring, RingRegistration what, void* argument, uint count) =>
        (int)SystemCall(RegisterNumber, ring, (nint)what, (nint)argument, (nint)count, 0, 0);

    /// <summary>mmap(2).</summary>
    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    public static partial void* Map(
        void* address,
        nuint length,
        int protection,
        int flags,
        int descriptor,
        long offset
    );

    /// <summary>munmap(2).</summary>
    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(void* address, nuint length);

    /// <summary>socketpair(2).</summary>
    [LibraryImport("libc", EntryPoint = "socketpair", SetLastError = true)]
    public static partial int SocketPair(int family, int type, int protocol, int* descriptors);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint a, nint b, nint c, nint d, nint e, nint f);
}
