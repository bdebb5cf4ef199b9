using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary><c>struct io_uring_getevents_arg</c> of linux/io_uring.h: how long a wait may last.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct RingWaitArgument
{
    public ulong SignalMask;
    public uint SignalMaskSize;
    private readonly uint _minimumWait;
    public KernelTimeSpan* Timeout;
}
