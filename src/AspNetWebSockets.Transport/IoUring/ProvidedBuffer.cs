using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary><c>struct io_uring_buf</c> of linux/io_uring.h: a buffer from which receives may choose.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ProvidedBuffer
{
    public byte* Address;
    public uint Length;
    public ushort Id;

    /// <summary>In the first entry of a ring, and only there, the ring's tail.</summary>
    public ushort Tail;
}
