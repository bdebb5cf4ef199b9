namespace AspNetWebSockets.Transport.IoUring;

/// <summary>The <c>IORING_REGISTER_*</c> of linux/io_uring.h that are used here.</summary>
internal enum RingRegistration
{
    /// <summary>Tells which operations the kernel knows (Linux 5.6).</summary>
    Probe = 8,

    /// <summary>Gives the ring's descriptor an index that is cheaper to look up, for the calling thread only (Linux 5.18).</summary>
    RingDescriptors = 20,

    /// <summary>Takes that index back.</summary>
    UnregisterRingDescriptors = 21,

    /// <summary>Adds a ring of buffers from which receives choose (Linux 5.19).</summary>
    BufferRing = 22,

    /// <summary>Takes a ring of buffers back.</summary>
    UnregisterBufferRing = 23,
}
