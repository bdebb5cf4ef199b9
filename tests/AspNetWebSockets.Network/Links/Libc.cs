using System.Runtime.InteropServices;

namespace AspNetWebSockets.Network;

/// <summary>The system calls that a TUN device and a network namespace need.</summary>
internal static partial class Libc
{
    public const int CloneNewNet = 0x4000_0000;
    public const short PollIn = 1;

    private const string Name = "libc";

    [LibraryImport(Name, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(SafeHandle file, nuint request, Span<byte> argument);

    [LibraryImport(Name, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(ref PollEntry entry, nuint count, int milliseconds);

    [LibraryImport(Name, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeHandle file, Span<byte> buffer, nuint count);

    [LibraryImport(Name, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeHandle file, ReadOnlySpan<byte> buffer, nuint count);

    [LibraryImport(Name, EntryPoint = "setns", SetLastError = true)]
    public static partial int SetNamespace(SafeHandle file, int kind);

    [LibraryImport(Name, EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();
}
