using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary><c>struct io_uring_buf_reg</c> of linux/io_uring.h: a ring of buffers to be registered.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct BufferRingRegistration
{
    public ProvidedBuffer* Ring;
    public uint Entries;
    public ushort Group;
    private readonly ushort _flags;
    private readonly ulong _reserved0;
    private readonly ulong _reserved1;
    private readonly ulong _reserved2;
}
