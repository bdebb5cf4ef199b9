using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary><c>struct io_uring_rsrc_update</c> of linux/io_uring.h, as it is used to register a ring's descriptor.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RingDescriptorUpdate
{
    /// <summary>As <see cref="Index"/>: the kernel chooses one.</summary>
    public const uint AnyIndex = uint.MaxValue;

    public uint Index;
    private readonly uint _reserved;
    public ulong Descriptor;
}
