using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>seccomp(2): makes system calls of the calling thread fail, as the profile of a container does for a process.</summary>
internal static unsafe partial class SeccompFilter
{
    private const int SetSeccomp = 22;
    private const int SetNoNewPrivileges = 38;
    private const nint FilterMode = 2;
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort Return = 0x06;
    private const uint ReturnError = 0x00050000;
    private const uint ReturnAllow = 0x7fff0000;
    private const int ProgramSize = 16;

    /// <summary>From now on the system call <paramref name="number"/> fails on this thread, and on those that it starts.</summary>
    public static void Forbid(uint number, int error)
    {
        ReadOnlySpan<ulong> program =
        [
            Instruction(LoadWord, 0, 0, 0),
            Instruction(JumpIfEqual, 0, 1, number),
            Instruction(Return, 0, 0, ReturnError | (uint)error),
            Instruction(Return, 0, 0, ReturnAllow),
        ];
        fixed (ulong* start = program)
        {
            byte* header = stackalloc byte[ProgramSize];
            *(ulong*)header = (ulong)program.Length;
            *(ulong**)(header + sizeof(ulong)) = start;
            Control(SetNoNewPrivileges, 1, null, 0, 0).ShouldBe(0);
            Control(SetSeccomp, FilterMode, header, 0, 0).ShouldBe(0);
        }
    }

    // struct sock_filter of linux/filter.h: code, two jump distances, operand.
    private static ulong Instruction(ushort code, byte ifTrue, byte ifFalse, uint operand) =>
        code | ((ulong)ifTrue << 16) | ((ulong)ifFalse << 24) | ((ulong)operand << 32);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nint argument, void* pointer, nint unused0, nint unused1);
}
