using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <summary>The system calls that both event loops use. Each sets the last P/Invoke error.</summary>
internal static unsafe partial class Libc
{
    /// <summary>accept4(2): the accepted socket does not block.</summary>
    public const int SockNonBlock = 0x800;

    /// <summary>accept4(2): the accepted socket is closed on exec.</summary>
    public const int SockCloseOnExec = 0x80000;

    /// <summary>send(2): a broken connection is an error, not a signal.</summary>
    public const int MsgNoSignal = 0x4000;

    /// <summary>send(2): does not wait for the peer.</summary>
    public const int MsgDontWait = 0x40;

    /// <summary>shutdown(2): the sending side.</summary>
    public const int ShutWrite = 1;

    /// <summary>shutdown(2): both sides.</summary>
    public const int ShutBoth = 2;

    /// <summary>socket(7): options of the socket level.</summary>
    public const int SolSocket = 1;

    /// <summary>socket(7): the pending error, cleared by reading it.</summary>
    public const int SoError = 4;

    /// <summary>socket(7): what close(2) does with unsent data.</summary>
    public const int SoLinger = 13;

    /// <summary>tcp(7): options of TCP.</summary>
    public const int ProtocolTcp = 6;

    /// <summary>tcp(7): the state of a connection.</summary>
    public const int TcpInfo = 11;

    /// <summary>connect(2): the address family that dissolves the association.</summary>
    public const ushort AfUnspecified = 0;

    // recvfrom and sendto, which x86-64 numbers in its own way.
    private static readonly nint s_receiveNumber = IsX64 ? 45 : 207;
    private static readonly nint s_sendNumber = IsX64 ? 44 : 206;

    private const int GetFlags = 3;
    private const int SetFlags = 4;

    /// <summary>recv(2). Without the C library's function, which makes every call a point of cancellation.</summary>
    public static nint Receive(int descriptor, byte* buffer, nint length, int flags) =>
        SystemCall(s_receiveNumber, descriptor, buffer, length, flags, 0, 0);

    /// <summary>send(2), likewise.</summary>
    public static nint Send(int descriptor, byte* buffer, nint length, int flags) =>
        SystemCall(s_sendNumber, descriptor, buffer, length, flags, 0, 0);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    public static partial nint SendMessage(int descriptor, MessageHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "accept4", SetLastError = true)]
    public static partial int Accept(int descriptor, byte* address, int* length, int flags);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int descriptor, byte* address, int length);

    [LibraryImport("libc", EntryPoint = "shutdown", SetLastError = true)]
    public static partial int Shutdown(int descriptor, int how);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSocketOption(int descriptor, int level, int option, void* value, int length);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetSocketOption(int descriptor, int level, int option, void* value, int* length);

    [LibraryImport("libc", EntryPoint = "getsockname", SetLastError = true)]
    public static partial int GetSocketName(int descriptor, byte* address, int* length);

    [LibraryImport("libc", EntryPoint = "getpeername", SetLastError = true)]
    public static partial int GetPeerName(int descriptor, byte* address, int* length);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventDescriptor(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, void* buffer, nint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, void* buffer, nint length);

    /// <summary>Makes a descriptor block or not.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static void SetBlocking(int descriptor, bool blocking)
    {
        int flags = Control(descriptor, GetFlags, 0);
        if (flags < 0 || Control(descriptor, SetFlags, blocking ? flags & ~SockNonBlock : flags | SockNonBlock) < 0)
        {
            throw LinuxError.Last("fcntl");
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command, int argument);

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(
        nint number,
        nint descriptor,
        byte* buffer,
        nint length,
        nint flags,
        nint address,
        nint addressLength
    );
}
