using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary><c>struct io_uring_probe_op</c> of linux/io_uring.h: whether the kernel knows an operation.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct OperationSupport
{
    private const ushort SupportedFlag = 1;

    public readonly RingOpcode Opcode;
    private readonly byte _reserved0;
    private readonly ushort _flags;
    private readonly uint _reserved1;

    /// <summary>Whether the kernel knows the operation.</summary>
    public bool IsSupported => (_flags & SupportedFlag) != 0;
}
