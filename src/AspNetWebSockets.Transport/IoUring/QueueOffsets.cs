using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>
/// <c>struct io_sqring_offsets</c> and <c>struct io_cqring_offsets</c> of linux/io_uring.h, which differ only in what
/// the last three fields mean.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct QueueOffsets
{
    public uint Head;
    public uint Tail;
    public uint Mask;
    public uint Entries;

    /// <summary>The flags of the submission queue; the overflow count of the completion queue.</summary>
    public uint FlagsOrOverflow;

    /// <summary>The count of dropped submissions; the entries of the completion queue.</summary>
    public uint DroppedOrCompletions;

    /// <summary>The submission queue's array of indices; the flags of the completion queue.</summary>
    public uint ArrayOrFlags;
    private readonly uint _reserved;
    private readonly ulong _userAddress;
}
